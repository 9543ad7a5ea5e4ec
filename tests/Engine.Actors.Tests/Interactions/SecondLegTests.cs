using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Speech;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>Two legs of one interaction on virtual time: joined, ended together, cancelled, lost in a crash (XFER-10, XFER-13, XFER-14).</summary>
public sealed class SecondLegTests
{
    private const string Target = "+12025550177";
    private const string Member = "+12025550188";
    private const string Other = "+13035550107";

    internal const string Forward = """
        {
          "format": 1, "name": "Forward",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_number" } ] },
          "variables": { "customer_number": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call",
              "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "customer_number" } },
              "exits": { "answered": "forward", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "forward": {
              "type": "forward_to_external", "name": "Forward",
              "settings": { "to": { "number": "+12025550177" }, "ring_seconds": 60, "show": "contact_number" },
              "exits": { "no_answer": "sorry", "invalid_number": "sorry" }
            },
            "sorry": {
              "type": "play_audio", "name": "Sorry", "settings": { "source": { "text": "Sorry.", "language": "en-US" } }, "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    internal const string Callback = """
        {
          "format": 1, "name": "Callback",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_number" } ] },
          "variables": { "customer_number": {} },
          "entry": "callback",
          "steps": {
            "callback": {
              "type": "callback", "name": "Callback",
              "settings": {
                "to": { "variable": "customer_number" }, "from": { "number": "+12025550100" }, "ring_group": { "id": "sales" }, "max_wait_minutes": 5 },
              "exits": { "invalid_caller_id": "end", "no_match": "end", "timeout": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    public SecondLegTests()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Forward);
        _world.Groups.AddAsync(new AccountId(CourierFlow.Account), "sales", [Member], default).GetAwaiter().GetResult();
        _world.Groups.AddAsync(new AccountId(CourierFlow.Account), "pair", [Member, Other], default).GetAwaiter().GetResult();
    }

    [Fact]
    public void Forward_TargetAnswersAndLeaves_RingsThenTalksThenEndsBoth()
    {
        _world.Network.Script = request => Callee.Answers with { HangsUpAfter = request.To == Target ? TimeSpan.FromSeconds(20) : null };

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Answered);
        _world.Network.Joins.ShouldBe(["p1-call-1 hears p1-call-2 ring", "p1-call-1 talks with p1-call-2"]);
        _world.Network.Log.Select(m => $"{m.Method} {m.CallId}").ShouldBe(
            ["INVITE p1-call-1", "ACK p1-call-1", "INVITE p1-call-2", "ACK p1-call-2", "BYE p1-call-1"]);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Forward_TheContactListensBeforeTheTargetsInviteLeaves()
    {
        string[]? heard = null;
        _world.Network.Script = request =>
        {
            heard ??= request.To == Target ? [.. _world.Network.Joins] : null;
            return request.To == Target ? Callee.OnlyRings : Callee.Answers;
        };

        _world.Accept();
        _world.Run(TimeSpan.FromSeconds(10));

        _world.Network.Count("INVITE").ShouldBe(2);
        heard.ShouldBe(["p1-call-1 hears p1-call-2 ring"]);
    }

    [Fact]
    public void Forward_ContactLeavesWhileItRings_CancelsTheTarget()
    {
        _world.Network.Script = request => request.To == Target ? Callee.OnlyRings : Callee.Answers with { HangsUpAfter = TimeSpan.FromSeconds(5) };

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Answered);
        _world.Network.Count("CANCEL").ShouldBe(1);
        _world.Network.Count("BYE").ShouldBe(0);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Forward_TargetIsBusy_RingbackStopsAndThePromptFollowsOnTheSameLeg()
    {
        _world.Network.Script = request => request.To == Target ? Callee.RefusesAfterRinging(486) : Callee.Answers;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.Network.Joins.ShouldBe(["p1-call-1 hears p1-call-2 ring", "p1-call-1 no longer hears p1-call-2"]);
        var events = _world.Store.Events(new InteractionId(id));
        events.OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem().Completed.ShouldBeTrue();
        events.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "forward").Exit.ShouldBe("no_answer");
        _world.ShouldBeClean();
    }

    [Fact]
    public void Forward_WhileTheTargetRings_TheNextPromptIsMadeReady()
    {
        _world.Network.Script = request => request.To == Target ? Callee.OnlyRings : Callee.Answers;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(10));
        _world.Speech.Spoken.ShouldBe(["Sorry."]);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Select(e => e.StepId).ShouldNotContain("forward");
        _world.Run(TimeSpan.FromMinutes(2));

        _world.Speech.Spoken.ShouldBe(["Sorry."]);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem().Completed.ShouldBeTrue();
    }

    [Fact]
    public void Forward_NextPromptCouldNotBeMadeReady_IsTriedAgainWhenItsTurnComes()
    {
        _world.Network.Script = request => request.To == Target ? Callee.OnlyRings : Callee.Answers;
        _world.Speech.Fault = SpeechFault.EngineFailed;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(10));
        _world.Speech.Fault = null;
        _world.Run(TimeSpan.FromMinutes(2));

        _world.Speech.Spoken.ShouldBe(["Sorry.", "Sorry."]);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem().Completed.ShouldBeTrue();
    }

    [Fact]
    public void Forward_RingsSixtySeconds_AsTheStepSays()
    {
        _world.Network.Script = request => request.To == Target ? Callee.Answers with { FinalAfter = TimeSpan.FromSeconds(55), HangsUpAfter = TimeSpan.FromSeconds(1) } : Callee.Answers;

        _world.Accept();
        _world.Run(TimeSpan.FromMinutes(2));

        _world.Network.Joins.Count.ShouldBe(2);
        _world.ShouldBeClean();
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(4.3)]
    [InlineData(9.0)]
    public void Forward_EngineDiesAtAnyStage_NextProcessClosesBothAndNeverDialsAgain(double seconds)
    {
        _world.Network.Script = _ => Callee.Answers with { HangsUpAfter = TimeSpan.FromMinutes(10) };
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(seconds));
        var invites = _world.Network.Count("INVITE");
        _world.Kill();
        _world.Start();
        _world.Run(TimeSpan.FromMinutes(3));

        _world.EndOf(id);
        _world.Network.Count("INVITE").ShouldBe(invites);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Forward_ShowsTheContactOnlyWhereTheTrunkPassesIt()
    {
        var shown = new List<(string From, string? Diverted)>();
        _world.Network.Script = request =>
        {
            if (request.To == Target)
            {
                shown.Add((request.From, request.DivertedFrom));
                return Callee.Refuses(486);
            }

            return Callee.Answers;
        };
        var contact = CourierFlow.Contact;
        _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));
        var routing = _world.Store.Routing[CourierFlow.Account];
        _world.Store.Routing[CourierFlow.Account] = routing with { Trunks = [routing.Trunks[0] with { PassesForeignCallerId = true }] };
        _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        shown.Distinct().ShouldBe([("+12025550100", null), (contact, "+12025550100")]);
    }

    [Fact]
    public void Callback_MemberThenContact_TalkUntilTheContactLeaves()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback);
        _world.Network.Script = request => Callee.Answers with { HangsUpAfter = request.To == Member ? null : TimeSpan.FromSeconds(20) };

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(2));

        _world.EndOf(id);
        _world.Network.Joins.ShouldBe(["p1-call-1 hears p1-call-2 ring", "p1-call-1 talks with p1-call-2"]);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Callback_NobodyAnswers_RoundAfterRoundUntilTheTimeout()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback);
        _world.Network.Script = _ => Callee.OnlyRings;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(6));

        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "callback").Exit.ShouldBe("timeout");
        _world.Network.Count("INVITE").ShouldBeGreaterThan(3);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Callback_ThreeInLineAndTheEngineDies_EachGetsItsTurn()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback);
        _world.Network.Script = request => Callee.Answers with { HangsUpAfter = TimeSpan.FromSeconds(request.To == Member ? 60 : 10) };
        string[] ids = [_world.Accept("+12025550131"), _world.Accept("+12025550132"), _world.Accept("+12025550133")];
        _world.Run(TimeSpan.FromSeconds(1));
        _world.Network.Count("INVITE").ShouldBe(1);
        _world.Kill();
        _world.Start();
        _world.Run(TimeSpan.FromMinutes(4));

        foreach (var id in ids)
        {
            _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "callback").Exit.ShouldBe("contact_hung_up");
        }

        _world.ShouldBeClean();
    }

    [Fact]
    public void Callback_TwoMembersThreeInLine_TwoTalkAtOnceAndTheThirdWaitsForWhoIsFreeFirst()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback.Replace("\"sales\"", "\"pair\"", StringComparison.Ordinal));
        _world.Network.Script = request => Callee.Answers with { HangsUpAfter = request.To switch
        {
            Member => TimeSpan.FromSeconds(100),
            Other => TimeSpan.FromSeconds(40),
            _ => null,
        } };
        string[] ids = [_world.Accept("+12025550131"), _world.Accept("+12025550132"), _world.Accept("+12025550133")];
        _world.Run(TimeSpan.FromSeconds(30));
        _world.Network.Joins.Count(join => join.Contains("talks", StringComparison.Ordinal)).ShouldBe(2);
        _world.Network.Count("INVITE").ShouldBe(4);

        _world.Run(TimeSpan.FromSeconds(30));
        _world.Network.Joins.Count(join => join.Contains("talks", StringComparison.Ordinal)).ShouldBe(3);
        var rung = ids.SelectMany(id => _world.Store.State(new InteractionId(id)).Attempts).Where(attempt => attempt.Role == LegRole.GroupMember).Select(attempt => attempt.To);
        rung.Order().ShouldBe([Member, Other, Other]);
        _world.Run(TimeSpan.FromMinutes(3));
        foreach (var id in ids)
        {
            _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "callback").Exit.ShouldBe("call_finished");
        }

        _world.ShouldBeClean();
    }

    [Fact]
    public void Callback_LinesAreLost_WhoTalksStaysEngagedAndWhoWaitsGetsOneTurn()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback);
        _world.Network.Script = request => Callee.Answers with { HangsUpAfter = request.To == Member ? TimeSpan.FromSeconds(80) : null };
        var talks = _world.Accept("+12025550131");
        var waits = _world.Accept("+12025550132");
        _world.Run(TimeSpan.FromSeconds(20));
        _world.Groups.Reading = () =>
        {
            _world.Groups.Reading = static () => { };
            throw new InvalidOperationException("The actor of the lines fails.");
        };
        var last = _world.Accept("+12025550133");
        _world.Run(TimeSpan.FromSeconds(40));
        RungBy(waits).ShouldBe(0, "the member talks");
        RungBy(last).ShouldBe(0, "the member talks");

        _world.Run(TimeSpan.FromSeconds(40));
        RungBy(waits).ShouldBe(1);
        _world.Run(TimeSpan.FromMinutes(3));
        foreach (var id in new[] { talks, waits, last })
        {
            RungBy(id).ShouldBe(1);
            _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "callback").Exit.ShouldBe("call_finished");
        }

        _world.ShouldBeClean();
    }

    private int RungBy(string id) => _world.Store.State(new InteractionId(id)).Attempts.Count(attempt => attempt.Role == LegRole.GroupMember);

    [Fact]
    public void Callback_CancelledWhileItHasTheTurn_TheNextOneGetsIt()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), Callback);
        _world.Network.Script = _ => Callee.OnlyRings;
        var first = _world.Accept("+12025550131");
        var second = _world.Accept("+12025550132");
        _world.Run(TimeSpan.FromSeconds(2));
        _world.Answer(_world.Core.Gateway.CancelAsync(new AccountId(CourierFlow.Account), new InteractionId(first), "test", CancellationToken.None));
        _world.Run(TimeSpan.FromSeconds(5));

        _world.Store.State(new InteractionId(second)).Attempts.Count.ShouldBe(1);
        _world.EndOf(first).Outcome.ShouldBe(Outcome.Cancelled);
    }
}
