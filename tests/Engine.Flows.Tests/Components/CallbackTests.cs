using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class CallbackTests
{
    private const string Settings = "'to': { 'variable': 'phone' }, 'from': { 'number': '+12025550100' }, 'ring_group': { 'id': 'support' }";

    private static string Step(string settings, string extra, string exits) =>
        $"'cb': {{ 'type': 'callback', 'settings': {{ {settings} }}, 'outputs': {{ 'answered_by': 'a' }}, 'exits': {{ 'invalid_caller_id': 'end', 'no_match': 'end', 'timeout': 'end' {exits} }} {extra} }}";

    private static string Json(string settings = Settings, string extra = "", string exits = "") => Flow.Json($"{Step(settings, extra, exits)}, {Flow.End}", "cb");

    private static Session Begin(string? json = null, string phone = "+12025550123") =>
        new Session(Flow.Publish(json ?? Json()), ("phone", phone)).Do(s => new InteractionCommand.Begin(s.Now));

    private static Session Join(Session s, params string[] members) => s.Do(new InteractionCommand.RingGroupJoined(s.Now, s.State.Current!.Token, members));

    private static Session Fail(Session s, CallExit? exit = CallExit.NoAnswer, string reason = "ring_timeout") => s.FailCall(exit, reason);

    private static Session HangUp(Session s, int attempt, Party side = Party.Contact) => s.Do(new InteractionCommand.HungUp(s.Now, attempt, side, "remote_hangup"));

    private static readonly string[] Two = ["+13035550101", "sip:bob@example.com"];

    private static Session MemberAnswered(string? json = null) => Join(Begin(json), Two).Prepare().Ring().Answer();

    private static Session Talking(string? json = null) => MemberAnswered(json).Prepare(Session.Ticket with { CallId = "call-c@engine" }).Ring().Answer();

    [Fact]
    public void Enter_StandsInLine() =>
        Begin(Json(Settings + ", 'priority': 3")).Effects.ShouldBe([new InteractionEffect.JoinRingGroup(1, 1, "support", 3)]);

    [Theory]
    [InlineData("nobody", "cb:invalid_caller_id end:ok")]
    [InlineData("", "cb:invalid_caller_id end:ok")]
    public void Enter_ContactWithoutANumber(string phone, string path) => Begin(phone: phone).Path.ShouldBe(path);

    // Holds FLOW-38.
    [Fact]
    public void NoSuchGroup_IsNoMatch()
    {
        Join(Begin()).Path.ShouldBe("cb:no_match end:ok");
        Begin(Json(Settings.Replace("'id': 'support'", "'variable': 'b'"))).Path.ShouldBe("cb:no_match end:ok");
    }

    [Fact]
    public void Joined_RingsTheFirstMember()
    {
        var s = Join(Begin(), Two);
        s.Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(
            e => e.Role.ShouldBe(LegRole.GroupMember), e => e.To.ShouldBe("+13035550101"), e => e.From.ShouldBe("+12025550100"), e => e.RingSeconds.ShouldBe(20));
    }

    // Holds FLOW-38.
    [Fact]
    public void Members_AreRungInOrderRoundAfterRound()
    {
        var s = Fail(Join(Begin(), Two).Prepare(), CallExit.Busy, "busy");
        s.Effect<InteractionEffect.PrepareDial>().To.ShouldBe("sip:bob@example.com");
        Fail(s.Prepare());
        s.Effects.ShouldBeEmpty();
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(15));
        s.After(15).Deadline().Effect<InteractionEffect.JoinRingGroup>().GroupId.ShouldBe("support");
        Join(s, Two).Effect<InteractionEffect.PrepareDial>().To.ShouldBe("+13035550101");
        Fail(Fail(s.Prepare()).Prepare(), null, "trunk_down");
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(30));
        s.State.Attempts.ShouldAllBe(a => a.Role == LegRole.GroupMember);
    }

    [Fact]
    public void Pause_Over_AsksAgainWhomToRing()
    {
        var s = Fail(Join(Begin(), Two).Prepare());
        Fail(s.Prepare()).After(15).Deadline();
        InteractionRules.NextDeadline(s.State).ShouldBe(Session.Noon.AddMinutes(180));
        Join(s, "+13035550107").Effect<InteractionEffect.PrepareDial>().To.ShouldBe("+13035550107");
        Fail(s.Prepare());
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(30));
        Join(s.After(30).Deadline()).Path.ShouldBe("cb:no_match end:ok");
    }

    [Fact]
    public void FreeMembers_WithoutAnAddressWhileOthersTalk_WaitsForThose()
    {
        var s = Begin();
        s.Do(new InteractionCommand.RingGroupJoined(s.Now, s.State.Current!.Token, ["extension 5"], Engaged: 1));
        s.Path.ShouldBe("");
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(15));
        Join(s.After(15).Deadline(), Two).Effect<InteractionEffect.PrepareDial>().To.ShouldBe("+13035550101");
    }

    [Fact]
    public void MemberAnswered_TheTurnGoesOn()
    {
        var s = Fail(Join(Begin(), Two).Prepare()).Prepare().Ring().Answer();
        s.Effects[0].ShouldBe(new InteractionEffect.EngageMember(1, "sip:bob@example.com"));
    }

    [Fact]
    public void Members_WithoutAnAddress_AreSkipped()
    {
        var s = Join(Begin(), "extension 5", "+13035550101");
        s.Effect<InteractionEffect.PrepareDial>().To.ShouldBe("+13035550101");
        Join(Begin(), "extension 5", "front desk").Path.ShouldBe("cb:error");
    }

    // Holds FLOW-38.
    [Fact]
    public void MaxWait_TakesTimeoutAndCancelsTheMember()
    {
        var s = Join(Begin(), Two).Prepare().Ring();
        s.Now = Session.Noon.AddMinutes(180);
        s.Deadline();
        s.Path.ShouldBe("cb:timeout end:ok");
        s.Effects.ShouldBe([new InteractionEffect.CancelCall(1), new InteractionEffect.LeaveRingGroup(1)]);
        Fail(s, null, "cancelled").Result.ShouldBe(new InteractionResult(Outcome.NoCall, "completed", null, null));
    }

    // Holds FLOW-38.
    [Fact]
    public void MemberAnswered_CallsTheContact()
    {
        var s = MemberAnswered();
        s.Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(e => e.Role.ShouldBe(LegRole.Contact), e => e.To.ShouldBe("+12025550123"), e => e.RingSeconds.ShouldBe(35));
        s.Prepare(Session.Ticket with { CallId = "call-c@engine" }).Effects.ShouldContain(new InteractionEffect.Ringback(s.State.Current!.Token, 1, 2));
    }

    /// <summary>The member leaves while the contact is called: the verdict comes with the contact's result, and says who left.</summary>
    // Holds FLOW-73.
    [Theory]
    [InlineData(Party.Contact, null, "cancelled", Outcome.Failed, "member_hung_up", Party.Caller)]
    [InlineData(Party.Carrier, null, "cancelled", Outcome.Failed, "remote_hangup", Party.Carrier)]
    [InlineData(Party.Contact, CallExit.Busy, "busy", Outcome.Busy, "busy", Party.Contact)]
    public void MemberLeaves_WhileTheContactRings_TheVerdictIsSaidAfterTheFacts(
        Party side, CallExit? exit, string result, Outcome outcome, string reason, Party party)
    {
        var s = HangUp(MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }).Ring(), 1, side);
        s.State.HasEnded.ShouldBeFalse();
        Fail(s, exit, result).Result.ShouldBe(new InteractionResult(outcome, reason, party, null));
    }

    /// <summary>Nothing came from the contact's side for as long as closing may take: then it is the engine that has no confirmation.</summary>
    // Holds FLOW-73.
    [Fact]
    public void MemberLeaves_TheContactsCallIsNeverHeardOf_NoConfirmation()
    {
        var s = HangUp(MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }).Ring(), 1);
        s.After(60).Deadline().Result.ShouldBe(new InteractionResult(Outcome.Failed, "no_confirmation", Party.Engine, null));
    }

    /// <summary>The contact picked up as the call was given up: answered, and why there was nobody.</summary>
    // Holds FLOW-73.
    [Fact]
    public void MemberLeaves_TheContactAnswersAllTheSame_IsAnswered()
    {
        var s = HangUp(MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }).Ring(), 1).Answer();
        s.Do(new InteractionCommand.HungUp(s.Now, 2, Party.Engine, "local_hangup"))
            .Result.ShouldBe(new InteractionResult(Outcome.Answered, "member_hung_up", Party.Caller, Party.Engine));
    }

    // Holds FLOW-38.
    [Fact]
    public void ContactAnswered_JoinsTheTwo()
    {
        var s = Talking();
        s.Effects.ShouldBe([new InteractionEffect.Bridge(s.State.Current!.Token, 1, 2)]);
        s.State.ContactLeg!.Number.ShouldBe(2);
    }

    [Fact]
    public void MemberLeaves_WithoutCallFinished_EndsTheFlow()
    {
        var s = HangUp(Talking().After(60), 1);
        s.Path.ShouldBe("cb:call_finished");
        s.State.Variables["a"].ShouldBe("+13035550101");
        s.Effects.ShouldBe([new InteractionEffect.LeaveRingGroup(1), new InteractionEffect.HangUp(2)]);
        HangUp(s, 2, Party.Engine).Result.Outcome.ShouldBe(Outcome.Answered);
    }

    [Fact]
    public void MemberLeaves_WithCallFinished_TheContactStaysOnTheLine()
    {
        var json = Flow.Json($"{Step(Settings, "", ", 'call_finished': 'notify'")}, {Flow.Notify}, {Flow.End}", "cb");
        var s = Talking(json);
        var ready = s.Effect<InteractionEffect.MakeReady>();
        HangUp(s.After(60), 1);
        s.Path.ShouldBe("cb:call_finished");
        s.Effect<InteractionEffect.Play>().ShouldSatisfyAllConditions(e => e.Attempt.ShouldBe(2), e => ready.Prompts.ShouldBe([e.Source]));
        s.Effects.OfType<InteractionEffect.HangUp>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Party.Carrier, "media_lost")]
    [InlineData(Party.Contact, "held")]
    public void ContactsLineIsGivenUp_EndsTheFlowAsSuch(Party side, string reason)
    {
        var s = Talking().After(60);
        s.Do(new InteractionCommand.HungUp(s.Now, 2, side, reason)).Path.ShouldBe("cb:media_lost");
    }

    [Fact]
    public void ContactLeaves_EndsTheFlow()
    {
        var s = HangUp(Talking().After(60), 2);
        s.Path.ShouldBe("cb:contact_hung_up");
        s.Effects.ShouldContain(new InteractionEffect.HangUp(1));
        HangUp(s, 1, Party.Engine).Result.ShouldBe(new InteractionResult(Outcome.Answered, "remote_hangup", Party.Contact, Party.Contact));
    }

    [Fact]
    public void MemberLeaves_BeforeTheContactAnswered_IsAborted()
    {
        var s = HangUp(MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }).Ring(), 1);
        s.Path.ShouldBe("cb:call_aborted");
        s.Effects.ShouldContain(new InteractionEffect.CancelCall(2));
        s.State.Variables["a"].ShouldBe("+13035550101");
    }

    // Holds FLOW-38.
    [Theory]
    [InlineData(CallExit.NoAnswer, "ring_timeout", "cb:contact_rejected", Outcome.NoAnswer)]
    [InlineData(CallExit.Busy, "declined", "cb:contact_rejected", Outcome.Busy)]
    [InlineData(CallExit.InvalidNumber, "not_found", "cb:invalid_caller_id end:ok", Outcome.InvalidNumber)]
    [InlineData(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", "cb:invalid_outbound_caller_id", Outcome.Failed)]
    [InlineData(null, "trunk_down", "cb:error", Outcome.Failed)]
    public void ContactNotReached_LetsTheMemberGo(CallExit? exit, string reason, string path, Outcome outcome)
    {
        var s = Fail(MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }), exit, reason);
        s.Path.ShouldBe(path);
        s.Effects.ShouldContain(new InteractionEffect.HangUp(1));
        HangUp(s, 1, Party.Engine).Result.ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(outcome), r => r.Reason.ShouldBe(reason));
    }

    [Fact]
    public void CallerIdNotOurs_TakesTheOptionalExit()
    {
        var s = Join(Begin(Json(exits: ", 'invalid_outbound_caller_id': 'end'")), Two);
        s.Do(new InteractionCommand.DialRefused(s.Now, 1, new CallFailure(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", Party.Caller)));
        s.Path.ShouldBe("cb:invalid_outbound_caller_id end:ok");
    }

    [Fact]
    public void EndCurrentCall_HangsUpFirst()
    {
        var json = Flow.Json($"{Flow.Dial.Replace("'notify'", "'cb'")}, {Step(Settings + ", 'end_current_call': true", "", "")}, {Flow.End}");
        var s = Session.Answered(Flow.Publish(json));
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        HangUp(s, 1, Party.Engine).Effect<InteractionEffect.JoinRingGroup>().GroupId.ShouldBe("support");
        s.Path.ShouldBe("dial:answered");
    }

    [Fact]
    public void EndCurrentCall_ThatIsNeverConfirmed_Fails()
    {
        var json = Flow.Json($"{Flow.Dial.Replace("'notify'", "'cb'")}, {Step(Settings + ", 'end_current_call': true", "", "")}, {Flow.End}");
        Session.Answered(Flow.Publish(json)).After(40).Deadline().Path.ShouldBe("dial:answered cb:error");
    }

    [Fact]
    public void Restart_WhileRinging_StandsInLineAgain()
    {
        var s = Join(Begin(), Two).Prepare().Ring().Restart();
        s.Effects.OfType<InteractionEffect.EndOrphan>().Single().Attempt.ShouldBe(1);
        s.Effects.OfType<InteractionEffect.JoinRingGroup>().Single().Token.ShouldBe(s.State.Current!.Token);
        Join(s, Two).Effect<InteractionEffect.PrepareDial>().Attempt.ShouldBe(2);
    }

    [Fact]
    public void Restart_WhileTheContactIsCalled_NeverCallsAgain()
    {
        var s = MemberAnswered().Prepare(Session.Ticket with { CallId = "call-c@engine" }).Restart();
        s.Path.ShouldBe("cb:error");
        s.Effects.OfType<InteractionEffect.EndOrphan>().Select(e => e.Attempt).ShouldBe([1, 2]);
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1)).Do(new InteractionCommand.OrphanEnded(s.Now, 2)).Result.Outcome.ShouldBe(Outcome.Indeterminate);
    }

    [Fact]
    public void Restart_WhileTalking_Ends() => Talking().Restart().Path.ShouldBe("cb:call_lost");

    [Fact]
    public void Cancel_LetsEverybodyGo()
    {
        var s = Talking();
        s.Do(new InteractionCommand.Cancel(s.Now, "me"));
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1), new InteractionEffect.HangUp(2), new InteractionEffect.LeaveRingGroup(1)]);
    }

    [Fact]
    public void BridgeThatFails_IsAnUnexpectedFailure()
    {
        var s = Talking();
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "media_failed")).Path.ShouldBe("cb:error");
    }

    [Theory]
    [InlineData("'from': { 'number': '+12025550100' }, 'ring_group': { 'id': 'support' }", "required")]
    [InlineData(Settings + ", 'max_wait_minutes': 4", "out_of_range")]
    [InlineData(Settings + ", 'max_wait_minutes': 2881", "out_of_range")]
    [InlineData(Settings + ", 'priority': 0", "out_of_range")]
    [InlineData("'to': { 'variable': 'phone' }, 'from': { 'number': '+12025550100' }, 'ring_group': { 'id': 'sales' }", "ring_group_unknown")]
    [InlineData("'to': { 'variable': 'phone' }, 'from': { 'number': '+13035550100' }, 'ring_group': { 'id': 'support' }", "number_unknown")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldContain(f => f.Code == code && f.Step == "cb");

    // Holds FLOW-38.
    [Fact]
    public void Check_WithTheContactOnTheLine_NeedsEndCurrentCall()
    {
        var json = Flow.Json($"{Flow.Dial.Replace("'notify'", "'cb'")}, {Step(Settings, "", "")}, {Flow.End}");
        Flow.Check(json).Faults.ShouldHaveSingleItem().Code.ShouldBe("contact_present");
        Flow.Check(Flow.With("/steps/cb/settings/end_current_call", "true", json)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Check_VoiceAfterAnotherExit_IsRefused() =>
        Flow.Check(Flow.Json($"{Step(Settings, "", "").Replace("'timeout': 'end'", "'timeout': 'notify'")}, {Flow.Notify}, {Flow.End}", "cb")).Faults.ShouldContain(f => f.Code == "contact_missing");

    [Fact]
    public void Check_CallAfterCallFinished_IsRefused() =>
        Flow.Check(Flow.Json($"{Step(Settings, "", ", 'call_finished': 'dial'")}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "cb")).Faults.ShouldContain(f => f.Code == "contact_present" && f.Step == "dial");
}
