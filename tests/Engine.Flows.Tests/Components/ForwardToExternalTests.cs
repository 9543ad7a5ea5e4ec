using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class ForwardToExternalTests
{
    private static string Json(string settings = "'to': { 'number': '+13035550199' }", string extra = "") => Flow.Json($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'forward_to_external', 'settings': { {{settings}} }, 'exits': { 'no_answer': 'sorry', 'invalid_number': 'end' } {{extra}} },
        'sorry': { 'type': 'play_audio', 'settings': { 'source': { 'text': 'Nobody is there.' } }, 'exits': { 'ok': 'end' } }
        """);

    private static Session Entered(string? settings = null, string extra = "", params (string, string?)[] arguments) =>
        Session.Answered(Flow.Publish(settings is null ? Json(extra: extra) : Json(settings, extra)), arguments);

    private static readonly DialFacts SecondTicket = Session.Ticket with { CallId = "call-2@engine", Branch = "z9hG4bK-9" };

    private static Session Ringing(string extra = "") => Entered(extra: extra).Prepare(SecondTicket).Ring();

    private static Session HangUp(Session s, int attempt, Party side = Party.Contact) => s.Do(new InteractionCommand.HungUp(s.Now, attempt, side, "remote_hangup"));

    // Holds FLOW-37.
    [Theory]
    [InlineData("'to': { 'number': '+13035550199' }", "+12025550100", 35, null)]
    [InlineData("'to': { 'variable': 'name' }, 'show': 'contact_number', 'ring_seconds': 5, 'trunk': 'main'", "+12025550123", 5, "main")]
    public void Enter_PreparesTheSecondLeg(string settings, string from, int ring, string? trunk)
    {
        var s = Entered(settings, "", ("name", "+1 303 555 0199"));
        s.Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(
            e => e.Attempt.ShouldBe(2), e => e.Role.ShouldBe(LegRole.Forward), e => e.From.ShouldBe(from), e => e.To.ShouldBe("+13035550199"),
            e => e.RingSeconds.ShouldBe(ring), e => e.TrunkId.ShouldBe(trunk), e => e.FirstPrompts.ShouldBeEmpty());
    }

    [Fact]
    public void Enter_MakesWhatTheContactMayHearNextReady()
    {
        Entered().Effect<InteractionEffect.MakeReady>().ShouldSatisfyAllConditions(
            e => e.Attempt.ShouldBe(1), e => e.Prompts.Select(p => p.Text).ShouldBe(["Nobody is there."]));
    }

    [Fact]
    public void Enter_NoNumber_TakesInvalidNumberWithoutAnInvite()
    {
        var s = Entered("'to': { 'variable': 'name' }", "", ("name", "home"));
        s.Path.ShouldBe("dial:answered notify:invalid_number end:ok");
        s.AllEffects.OfType<InteractionEffect.PrepareDial>().Count().ShouldBe(1);
        s.HangUp(Party.Engine, "local_hangup").Result.Outcome.ShouldBe(Outcome.Answered);
    }

    [Fact]
    public void WhileItRings_TheContactHearsIt_FromBeforeTheInviteOn()
    {
        var s = Entered().Prepare(SecondTicket);
        s.Effects.ShouldBe([new InteractionEffect.Ringback(s.State.Current!.Token, 1, 2), new InteractionEffect.PlaceCall(2, SecondTicket, 35)]);
    }

    [Fact]
    public void Answered_JoinsTheTwo()
    {
        var s = Ringing().Answer();
        s.Effects.ShouldBe([new InteractionEffect.Bridge(s.State.Current!.Token, 1, 2)]);
        s.Path.ShouldBe("dial:answered");
    }

    // Holds FLOW-37.
    [Fact]
    public void SecondLegHangsUp_AfterTalking_EndsBoth()
    {
        var s = HangUp(Ringing().Answer().After(60), 2);
        s.Path.ShouldBe("dial:answered notify:ok");
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        HangUp(s, 1, Party.Engine).Result.ShouldBe(new InteractionResult(Outcome.Answered, "completed", null, Party.Engine));
    }

    // Holds FLOW-37.
    [Fact]
    public void ContactHangsUp_AfterTalking_EndsBoth()
    {
        var s = HangUp(Ringing(", 'on_hangup': 'end'").Answer().After(60), 1);
        s.Path.ShouldBe("dial:answered notify:ok");
        s.Effects.OfType<InteractionEffect.HangUp>().Single().Attempt.ShouldBe(2);
        HangUp(s, 2, Party.Engine).Result.Reason.ShouldBe("remote_hangup");
    }

    [Fact]
    public void ContactHangsUp_WhileItRings_CancelsTheSecondLeg()
    {
        var s = HangUp(Ringing(", 'on_hangup': 'end'"), 1);
        s.Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");
        s.Effects.ShouldBe([new InteractionEffect.CancelCall(2)]);
        s.FailCall(null, "cancelled", Party.Engine, 487).Result.ShouldBe(new InteractionResult(Outcome.Answered, "remote_hangup", Party.Contact, Party.Contact));
    }

    [Fact]
    public void ContactHangsUp_AndTheSecondLegAnswersJustThen_IsHungUp()
    {
        var s = HangUp(Ringing(), 1).Answer();
        s.Effects.ShouldBe([new InteractionEffect.HangUp(2)]);
        HangUp(s, 2, Party.Engine).State.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public void ContactHangsUp_BeforeTheSecondLegWasPlaced_GivesTheTicketBack()
    {
        var s = HangUp(Entered(), 1);
        s.State.HasEnded.ShouldBeTrue();
        s.Prepare(SecondTicket).Effects.ShouldBe([new InteractionEffect.ReleaseDial(2, SecondTicket)]);
    }

    // Holds FLOW-37.
    [Theory]
    [InlineData(CallExit.NoAnswer, "ring_timeout", "no_answer", true)]
    [InlineData(CallExit.Busy, "declined", "no_answer", true)]
    [InlineData(CallExit.InvalidNumber, "not_found", "invalid_number", false)]
    [InlineData(null, "trunk_down", "error", true)]
    public void CallFailed_ReturnsToTheFlowWithTheContactOnTheLine(CallExit? exit, string reason, string row, bool plays)
    {
        var s = Ringing().FailCall(exit, reason, Party.Carrier);
        s.Path.ShouldStartWith($"dial:answered notify:{row}");
        s.Effects.OfType<InteractionEffect.StopPlayback>().Count().ShouldBe(1);
        s.Effects.OfType<InteractionEffect.Play>().Any().ShouldBe(plays);
        s.State.ContactLeg.ShouldNotBeNull();
    }

    [Fact]
    public void Failover_TriesTheNextGateway()
    {
        var s = Entered().Prepare(SecondTicket).FailCall(null, "no_response", Party.Trunk, failover: true);
        s.Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(e => e.Attempt.ShouldBe(3), e => e.Failover!.CallId.ShouldBe("call-2@engine"), e => e.Failover!.Tried.Count.ShouldBe(1));
    }

    [Fact]
    public void BridgeThatFails_IsAnUnexpectedFailure()
    {
        var s = Ringing().Answer();
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "media_failed"));
        s.Path.ShouldBe("dial:answered notify:error");
        s.Effects.ShouldContain(new InteractionEffect.HangUp(2));
    }

    [Fact]
    public void Restart_ClosesBothFarEnds()
    {
        var s = Ringing().Restart();
        s.Effects.OfType<InteractionEffect.EndOrphan>().Select(e => e.Attempt).ShouldBe([1, 2]);
        s.Path.ShouldBe("dial:answered notify:call_lost");
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1)).State.HasEnded.ShouldBeFalse();
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 2)).Result.ShouldBe(new InteractionResult(Outcome.Answered, "engine_restart", Party.Engine, Party.Engine));
    }

    [Fact]
    public void Cancel_ClosesBothLegs()
    {
        var s = Ringing();
        s.Do(new InteractionCommand.Cancel(s.Now, "me"));
        s.Effects.OfType<InteractionEffect.CancelCall>().Single().Attempt.ShouldBe(2);
        s.Effects.OfType<InteractionEffect.HangUp>().Single().Attempt.ShouldBe(1);
    }

    // Holds FLOW-37.
    [Fact]
    public void Ceiling_IsFourHours() => InteractionRules.NextDeadline(Ringing().State).ShouldBe(Session.Noon.AddSeconds(5).AddHours(4));

    // Holds FLOW-37.
    [Theory]
    [InlineData("'ring_seconds': 5", "required")]
    [InlineData("'to': { 'number': '+13035550199' }, 'ring_seconds': 601", "out_of_range")]
    [InlineData("'to': { 'number': '+13035550199' }, 'show': 'nothing'", "not_allowed")]
    [InlineData("'to': { 'number': '+13035550199' }, 'trunk': 'spare'", "trunk_unknown")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldHaveSingleItem().Code.ShouldBe(code);

    // Holds FLOW-17.
    [Fact]
    public void Check_NothingFollowsAForward() =>
        Flow.Check(Flow.With("/steps/notify/exits/ok", "'sorry'", Json())).Faults.ShouldHaveSingleItem().Code.ShouldBe("exit_hidden");
}
