using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class MakeOutboundCallTests
{
    private const string Outputs = "'outputs': { 'outcome': 'a', 'sip_status': 'b', 'reason': 'c', 'ringing_seconds': 'd' }";

    private static readonly PublishedFlow Simple = Flow.Publish(Flow.Simple);

    private static readonly PublishedFlow WithOutputs = Flow.PublishSteps($"{Flow.Dial.Replace("'exits'", Outputs + ", 'exits'")}, {Flow.Notify}, {Flow.End}");

    private static string Variables(Session s) => string.Join(" ", "abcd".Select(v => s.State.Variables[v.ToString()] ?? "-"));

    [Fact]
    public void Enter_GoodNumber_PreparesTheDialWithTheFirstPrompt()
    {
        var s = Session.Begin(Simple, ("phone", "001 202 555 0123"), ("name", "Ada"));
        var prepare = s.Effect<InteractionEffect.PrepareDial>();
        prepare.ShouldSatisfyAllConditions(
            p => p.Attempt.ShouldBe(1),
            p => p.Role.ShouldBe(LegRole.Contact),
            p => p.From.ShouldBe("+12025550100"),
            p => p.To.ShouldBe("+12025550123"),
            p => p.RingSeconds.ShouldBe(15),
            p => p.TrunkId.ShouldBeNull(),
            p => p.Failover.ShouldBeNull(),
            p => p.FirstPrompts.ShouldBe([new PromptSource("Hello Ada.", "en-US", null, null, false)]));
        s.State.Phase.ShouldBe(InteractionPhase.Running);
    }

    // Holds FLOW-31.
    [Theory]
    [InlineData("12025550123")]
    [InlineData("")]
    [InlineData("none of your business")]
    public void Enter_NoNumber_IsInvalidWithoutAnInvite(string phone)
    {
        var s = Session.Begin(Simple, ("phone", phone));
        s.AllEffects.ShouldBeEmpty();
        s.Path.ShouldBe("dial:invalid_number end:ok");
        s.Result.ShouldBe(new InteractionResult(Outcome.InvalidNumber, "local_format", Party.Caller, null));
        s.State.Attempts.ShouldHaveSingleItem().To.ShouldBe(phone);
    }

    [Fact]
    public void Enter_UnsetNumber_IsInvalid() => new Session(Simple).Do(s => new InteractionCommand.Begin(s.Now)).Path.ShouldBe("dial:invalid_number end:ok");

    [Fact]
    public void DialPrepared_StoresTheAttemptBeforeItIsPlaced()
    {
        var s = Session.Begin(Simple).Prepare();
        s.Last.Events.ShouldHaveSingleItem().ShouldBe(new InteractionEvent.DialSubmitted(s.Now, 1, LegRole.Contact, Session.Ticket, false));
        s.Effects.ShouldHaveSingleItem().ShouldBe(new InteractionEffect.PlaceCall(1, Session.Ticket, 15));
    }

    // Holds CALL-52.
    [Fact]
    public void DialPrepared_Twice_PlacesOnce()
    {
        var s = Session.Begin(Simple).Prepare().Prepare();
        s.Last.ShouldBe(Decision.Ignored);
        s.Prepare(Session.Ticket with { Branch = "z9hG4bK-2" });
        s.Effects.ShouldHaveSingleItem().ShouldBeOfType<InteractionEffect.ReleaseDial>().Dial.Branch.ShouldBe("z9hG4bK-2");
        s.AllEffects.OfType<InteractionEffect.PlaceCall>().Count().ShouldBe(1);
    }

    // Holds FLOW-31.
    [Fact]
    public void Answered_TakesTheExitWithOutputs()
    {
        var s = Session.Begin(WithOutputs).Prepare().Ring(2).Answer(3);
        s.Path.ShouldBe("dial:answered");
        Variables(s).ShouldBe("answered 200 - 3");
        s.Effect<InteractionEffect.Play>().ShouldSatisfyAllConditions(p => p.Attempt.ShouldBe(1), p => p.PlaybackId.ShouldBeGreaterThan(0));
    }

    [Fact]
    public void Answered_Twice_IsIgnoredTheSecondTime() =>
        Session.Answered(Simple).Answer(0).Last.ShouldBe(Decision.Ignored);

    [Fact]
    public void Ringing_Twice_CountsFromTheFirst()
    {
        var s = Session.Begin(WithOutputs).Prepare().Ring(2).Ring(4);
        s.Last.ShouldBe(Decision.Ignored);
        Variables(s.Answer(1)).ShouldBe("answered 200 - 5");
    }

    // Holds FLOW-31.
    [Theory]
    [InlineData(CallExit.InvalidNumber, "not_found", 404, "dial:invalid_number end:ok", Outcome.InvalidNumber)]
    [InlineData(CallExit.Busy, "busy", 486, "dial:busy end:ok", Outcome.Busy)]
    [InlineData(CallExit.Busy, "declined", 603, "dial:busy end:ok", Outcome.Busy)]
    [InlineData(CallExit.NoAnswer, "ring_timeout", 487, "dial:no_answer end:ok", Outcome.NoAnswer)]
    [InlineData(null, "forbidden", 403, "dial:error end:ok", Outcome.Failed)]
    [InlineData(null, "no_response", null, "dial:error end:ok", Outcome.Failed)]
    public void CallFailed_TakesTheExitOfItsResult(CallExit? exit, string reason, int? status, string path, Outcome outcome)
    {
        var s = Session.Begin(WithOutputs).Prepare().FailCall(exit, reason, Party.Trunk, status);
        s.Path.ShouldBe(path);
        s.Result.ShouldBe(new InteractionResult(outcome, reason, Party.Trunk, null));
        Variables(s).ShouldBe($"{SnakeCase.Of(outcome)} {status?.ToString() ?? "-"} {reason} 0");
        s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe(reason);
        s.Journal.OfType<InteractionEvent.AttemptFailed>().Single().Failure.SipStatus.ShouldBe(status);
    }

    // Holds FLOW-31.
    [Theory]
    [InlineData("'end'", "dial:error")]
    [InlineData("'default'", "dial:error end:ok")]
    [InlineData("'exit:busy'", "dial:error end:ok")]
    [InlineData("'step:end'", "dial:error end:ok")]
    public void TechnicalFailure_GoesByOnError(string onError, string path)
    {
        var s = Session.Begin(Flow.Publish(Flow.With("/steps/dial/on_error", onError))).Prepare().FailCall(null, "trunk_unavailable", Party.Trunk, 503);
        s.Path.ShouldBe(path);
        s.Result.Outcome.ShouldBe(Outcome.Failed);
    }

    [Fact]
    public void DialRefused_CallerIdNotOurs_TakesTheOptionalExit()
    {
        var flow = Flow.Publish(Flow.With("/steps/dial/exits/invalid_outbound_number", "'end'"));
        var failure = new CallFailure(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", Party.Caller);
        var s = Session.Begin(flow).Do(x => new InteractionCommand.DialRefused(x.Now, 1, failure));
        s.Path.ShouldBe("dial:invalid_outbound_number end:ok");
        s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "caller_id_not_allowed", Party.Caller, null));
        Session.Begin(Simple).Do(x => new InteractionCommand.DialRefused(x.Now, 1, failure)).Path.ShouldBe("dial:invalid_outbound_number");
    }

    [Fact]
    public void DialRefused_NoTrunk_IsATechnicalFailure()
    {
        var s = Session.Begin(Simple).Do(x => new InteractionCommand.DialRefused(x.Now, 1, new CallFailure(null, "trunk_down", Party.Trunk)));
        s.Path.ShouldBe("dial:error end:ok");
        s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "trunk_down", Party.Trunk, null));
        s.AllEffects.OfType<InteractionEffect.PlaceCall>().ShouldBeEmpty();
    }

    [Fact]
    public void Failover_KeepsCallIdAndNamesTheGatewaysTried()
    {
        var s = Session.Begin(Simple).Prepare().FailCall(null, "no_response", Party.Trunk, failover: true);
        s.Path.ShouldBe("");
        var again = s.Effect<InteractionEffect.PrepareDial>();
        again.Attempt.ShouldBe(2);
        again.Failover.ShouldNotBeNull().ShouldSatisfyAllConditions(f => f.CallId.ShouldBe(Session.Ticket.CallId), f => f.FromTag.ShouldBe(Session.Ticket.FromTag), f => f.Tried.ShouldBe(["192.0.2.1:5060"]), f => f.LastCSeq.ShouldBe(1));
        s.Prepare(Session.Ticket with { Branch = "z9hG4bK-2", Destination = "192.0.2.2:5060" }).Ring().Answer();
        s.Path.ShouldBe("dial:answered");
        s.Effect<InteractionEffect.Play>().Attempt.ShouldBe(2);
    }

    [Fact]
    public void Failover_WithNoFurtherGateway_LeavesTheFirstFailure()
    {
        var s = Session.Begin(WithOutputs).Prepare().FailCall(null, "server_error", Party.Carrier, 500, failover: true)
            .Do(x => new InteractionCommand.DialRefused(x.Now, 2, new CallFailure(null, "no_gateway", Party.Trunk)));
        s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "server_error", Party.Carrier, null));
        Variables(s).ShouldBe("failed 500 server_error 0");
    }

    [Fact]
    public void Failover_IsBounded()
    {
        var s = Session.Begin(Simple);
        for (var i = 0; i < 8; i++)
        {
            s.Prepare().FailCall(null, "no_response", Party.Trunk, failover: true);
        }

        s.State.Attempts.Count.ShouldBe(8);
        s.Path.ShouldBe("dial:error end:ok");
    }

    // Holds CALL-50.
    [Fact]
    public void Failover_DoesNotApplyToAnAnswerOfTheCallee() =>
        Session.Begin(Simple).Prepare().FailCall(CallExit.Busy, "busy", failover: true).Path.ShouldBe("dial:busy end:ok");

    [Fact]
    public void CallFailed_ForAnAttemptThatIsOver_IsIgnored()
    {
        var s = Session.Begin(Simple).Prepare().FailCall(null, "no_response", Party.Trunk, failover: true);
        s.Do(new InteractionCommand.CallFailed(s.Now, 1, new CallFailure(CallExit.Busy, "busy", Party.Contact))).Last.ShouldBe(Decision.Ignored);
        s.Do(new InteractionCommand.CallFailed(s.Now, 7, new CallFailure(CallExit.Busy, "busy", Party.Contact))).Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void SystemValues_AfterTheCall_HoldItsEvidence()
    {
        var flow = Flow.PublishSteps($$"""
            {{Flow.Dial}}, {{Flow.End}},
            'notify': { 'type': 'play_audio', 'exits': { 'ok': 'end' }, 'settings': { 'source': { 'text':
                '%{system.call_outcome} %{system.sip_status} %{system.ringing_seconds} %{system.flow_name} %{system.flow_version} %{system.interaction_id} %{system.now}' } } }
            """);
        var s = Session.Begin(flow).Prepare().Ring(1).Answer(2.6);
        s.Effect<InteractionEffect.Play>().Source.Text.ShouldBe("answered 200 3 Test flow 3 interaction-1 2026-03-02T12:00:03Z");
    }
}
