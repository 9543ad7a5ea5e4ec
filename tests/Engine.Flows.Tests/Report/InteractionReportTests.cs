using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Report;

public sealed class InteractionReportTests
{
    private static readonly string Named = Flow.With("/steps/notify/name", "'Send notification'");

    // Holds FLOW-20 and FLOW-70.
    [Fact]
    public void Project_WholeCall_HasOneRowForEachStepAndTheTrigger()
    {
        var s = new Session(Flow.Publish(Named), ("phone", "+12025550123")).After(0.25).Do(x => new InteractionCommand.Begin(x.Now)).Prepare().Ring(2).Answer(3).Played(6.5).After(0.1).HangUp(Party.Engine, "local_hangup");
        s.Report.OfType<ReportChange.RowAdded>().Select(r => (r.Row.Order, r.Row.ComponentTitle, r.Row.StepName)).ShouldBe(
            [(0, "API request", "API request"), (1, "Make outbound call", "Make outbound call"), (2, "Play audio", "Send notification"), (3, "End flow", "End flow")]);
        s.Report.OfType<ReportChange.RowClosed>().Select(r => (r.Order, r.Exit, r.TimeInStepMs)).ShouldBe(
            [(0, "ok", 250L), (1, "answered", 5000L), (2, "ok", 6500L), (3, "ok", 0L)]);
        s.Report.OfType<ReportChange.NumbersKnown>().ShouldHaveSingleItem().ShouldBe(new ReportChange.NumbersKnown("+12025550123", "+12025550100"));
        s.Report.OfType<ReportChange.ContactCalled>().ShouldHaveSingleItem().CallId.ShouldBe("call-1@engine");
        s.Report.OfType<ReportChange.PhaseChanged>().Select(p => p.Phase).ShouldBe([InteractionPhase.Running, InteractionPhase.Ended]);
        s.Report.OfType<ReportChange.Finished>().ShouldHaveSingleItem().ShouldBe(new ReportChange.Finished(new InteractionResult(Outcome.Answered, "completed", null, Party.Engine), s.Now));
    }

    [Fact]
    public void Project_Answer_ShowsTheAttemptsTimes()
    {
        var s = Session.Begin(Flow.Publish(Named)).Prepare().Ring(2).Answer(3).After(4).HangUp();
        var changes = s.Report.OfType<ReportChange.AttemptChanged>().Select(c => c.Change).ToArray();
        changes.Select(c => c.Phase).ShouldBe([AttemptPhase.Submitted, AttemptPhase.Ringing, AttemptPhase.Answered, AttemptPhase.Closed]);
        changes[0].ShouldSatisfyAllConditions(c => c.TrunkId.ShouldBe("main"), c => c.Destination.ShouldBe("192.0.2.1:5060"), c => c.Gateway.ShouldBe("gw1"));
        changes[2].ShouldSatisfyAllConditions(c => c.RingingMs.ShouldBe(3000), c => c.SipStatus.ShouldBe(200), c => c.Exit.ShouldBe("answered"));
        changes[3].ShouldSatisfyAllConditions(c => c.TalkMs.ShouldBe(4000), c => c.HungUpBy.ShouldBe(Party.Contact), c => c.Reason.ShouldBe("remote_hangup"));
    }

    // Holds MAP-10.
    [Fact]
    public void Project_End_SideAndPartyAreTwoFacts()
    {
        var s = Session.Answered(Flow.Publish(Flow.Simple));
        s.Do(new InteractionCommand.HungUp(s.Now, 1, Party.Engine, "no_ack") { AtFault = Party.Carrier });
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.ShouldSatisfyAllConditions(c => c.HungUpBy.ShouldBe(Party.Engine), c => c.Party.ShouldBe(Party.Carrier));
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "no_ack", Party.Carrier, Party.Engine));
    }

    // Holds MAP-10.
    [Fact]
    public void Project_CancelledAttempt_SideIsWhoSentTheCancel()
    {
        var s = Session.Begin(Flow.Publish(Flow.Simple)).Prepare();
        s.Do(new InteractionCommand.CallFailed(s.Now, 1, new CallFailure(CallExit.NoAnswer, "ring_timeout", Party.Contact, 487) { HungUpBy = Party.Engine }));
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.ShouldSatisfyAllConditions(c => c.HungUpBy.ShouldBe(Party.Engine), c => c.Party.ShouldBe(Party.Contact));
        s.Result.ShouldBe(new InteractionResult(Outcome.NoAnswer, "ring_timeout", Party.Contact, Party.Engine));
    }

    // Holds CALL-03.
    [Fact]
    public void Project_RingingByEarlyMedia_SaysSo()
    {
        var s = Session.Begin(Flow.Publish(Flow.Simple)).Prepare();
        s.Do(new InteractionCommand.Ringing(s.Now, 1, 183, 420) { EarlyMedia = true });
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.EarlyMedia.ShouldBe(true);
    }

    [Fact]
    public void Project_Ringing_ShowsThePostDialDelay()
    {
        var s = Session.Begin(Flow.Publish(Named)).Prepare();
        s.Do(new InteractionCommand.Ringing(s.Now, 1, 180, 420));
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.ShouldBe(
            new AttemptChange { Phase = AttemptPhase.Ringing, RingingAt = s.Now, PostDialDelayMs = 420 });
        s.Answer(3).Report.OfType<ReportChange.AttemptChanged>().Last().Change.PostDialDelayMs.ShouldBeNull("what stands is kept");
    }

    // Holds MAP-05.
    [Fact]
    public void Project_Failure_ShowsItsEvidence()
    {
        var s = Session.Begin(Flow.Publish(Named)).Prepare();
        s.Do(new InteractionCommand.CallFailed(s.Now, 1, new CallFailure(CallExit.Busy, "declined", Party.Contact, 603, "Decline", 21, Retry: true, RingingMs: 1500, PostDialDelayMs: 300, AnsweredAfterCancel: true)));
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.ShouldBe(new AttemptChange
        {
            Phase = AttemptPhase.Closed, EndedAt = s.Now, Exit = "busy", Reason = "declined", Party = Party.Contact, SipStatus = 603, SipPhrase = "Decline", Q850 = 21,
            RingingMs = 1500, PostDialDelayMs = 300, AnsweredAfterCancel = true,
        });
    }

    // Holds FLOW-72.
    [Theory]
    [InlineData(null, "cancelled", "cancelled")]
    [InlineData(null, "answered_elsewhere", "cancelled")]
    [InlineData(null, "transport_refused", "error")]
    [InlineData(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", "invalid_outbound_number")]
    [InlineData(CallExit.InvalidNumber, "not_found", "invalid_number")]
    [InlineData(CallExit.NoAnswer, "ring_timeout", "no_answer")]
    public void Project_Failure_ExitIsThatOfTheStep(CallExit? exit, string reason, string shown)
    {
        var s = Session.Begin(Flow.Publish(Named)).Prepare();
        s.Do(new InteractionCommand.CallFailed(s.Now, 1, new CallFailure(exit, reason, Party.Caller)));
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.Exit.ShouldBe(shown);
    }

    // Holds MAP-05.
    [Fact]
    public void Project_AnswerAndEnd_ShowWhatWasOnTheWire()
    {
        var evidence = new CallEvidence { FailedExchanges = 2, LastExchangeFault = "answer_missing", ByeUnsent = true };
        var s = Session.Begin(Flow.Publish(Named)).Prepare();
        s.Do(new InteractionCommand.Answered(s.Now, 1, new DialogFacts("t", "sip:c@192.0.2.9", [], 3, 202) { SipPhrase = "Accepted" }));
        var answered = s.Report.OfType<ReportChange.AttemptChanged>().Last().Change;
        (answered.Exit, answered.SipStatus, answered.SipPhrase).ShouldBe(("answered", 202, "Accepted"));
        s.Do(new InteractionCommand.HungUp(s.Now, 1, Party.Contact, "remote_hangup", 16) { Evidence = evidence });
        s.Report.OfType<ReportChange.AttemptChanged>().Last(c => c.Change.EndedAt is not null).Change.Evidence.ShouldBe(evidence);
    }

    [Fact]
    public void Project_SensitiveNumber_IsMaskedEverywhere()
    {
        var s = Session.Begin(Flow.Publish(Flow.With("/trigger/arguments/0/sensitive", "true", Named))).Prepare();
        s.Report.OfType<ReportChange.NumbersKnown>().Single().Destination.ShouldBe("***");
        s.Report.OfType<ReportChange.AttemptAdded>().Single().Attempt.To.ShouldBe("***");
        s.Journal.Select(InteractionReport.ForPeople).ShouldAllBe(e => !e.ToString()!.Contains("2025550123", StringComparison.Ordinal));
    }

    [Fact]
    public void Project_SensitiveVariables_AreLeftOut()
    {
        var s = Session.Begin(Flow.Publish(Named), ("pin", "4711"), ("name", "Ada"));
        var shown = s.Report.OfType<ReportChange.VariablesSet>().SelectMany(v => v.Variables).ToArray();
        shown.ShouldContain(v => v.Name == "name" && v.Value == "Ada");
        shown.ShouldNotContain(v => v.Name == "pin");
        InteractionReport.ForPeople(s.Journal[0]).ShouldBeOfType<InteractionEvent.InteractionAccepted>().Variables.Single(v => v.Name == "pin").Value.ShouldBe("***");
    }

    [Fact]
    public void Project_ComputedFromASensitiveValue_IsSensitiveToo()
    {
        var flow = Flow.Publish(Flow.With("/variables/a/sensitive", "true", Flow.With("/steps/notify/outputs", "{ 'played_seconds': 'a' }", Named)));
        var s = Session.Answered(flow).Played();
        s.State.Sensitive.ShouldContain("a");
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "notify").Assigned.ShouldHaveSingleItem().ToString().ShouldBe("a=***");
    }

    [Fact]
    public void Project_Restart_ShowsTheLostAttempt()
    {
        var s = Session.Begin(Flow.Publish(Named)).Prepare().Restart();
        s.Report.OfType<ReportChange.AttemptChanged>().Last().Change.ShouldSatisfyAllConditions(
            c => c.Exit.ShouldBe("indeterminate"), c => c.Reason.ShouldBe("engine_restart"), c => c.Party.ShouldBe(Party.Engine), c => c.Phase.ShouldBe(AttemptPhase.Orphaned));
    }
}
