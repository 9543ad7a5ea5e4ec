using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Report;

/// <summary>The part of the projection that shows call attempts with their evidence.</summary>
internal static class AttemptReport
{
    public static IReadOnlyList<ReportChange> Project(InteractionEvent happened) => happened switch
    {
        InteractionEvent.DialRequested e => Requested(e),
        InteractionEvent.DialSubmitted e =>
        [
            .. e.Role == LegRole.Contact ? [new ReportChange.ContactCalled(e.Attempt, e.Dial.CallId, e.Dial.TrunkId)] : Array.Empty<ReportChange>(),
            Change(e.Attempt, new AttemptChange
            {
                Phase = AttemptPhase.Submitted, CallId = e.Dial.CallId, TrunkId = e.Dial.TrunkId, Gateway = e.Dial.Gateway,
                Destination = e.Dial.Destination, SubmittedAt = e.At,
            }),
        ],
        InteractionEvent.CallRinging e =>
        [
            Change(e.Attempt, new AttemptChange
            {
                Phase = AttemptPhase.Ringing, RingingAt = e.At, PostDialDelayMs = e.PostDialDelayMs, EarlyMedia = e.EarlyMedia ? true : null,
            }),
        ],
        InteractionEvent.CallAnswered e =>
        [
            Change(e.Attempt, new AttemptChange
            {
                Phase = AttemptPhase.Answered, AnsweredAt = e.At, Exit = SnakeCase.Of(Outcome.Answered), SipStatus = e.Dialog.SipStatus,
                SipPhrase = e.Dialog.SipPhrase, RingingMs = e.RingingMs,
            }),
        ],
        InteractionEvent.AttemptFailed e => [Change(e.Attempt, Failed(e))],
        InteractionEvent.AttemptIndeterminate e =>
        [
            Change(e.Attempt, new AttemptChange
            {
                Phase = AttemptPhase.Orphaned, Exit = SnakeCase.Of(Outcome.Indeterminate), Reason = e.Reason, Party = Party.Engine, EndedAt = e.At,
            }),
        ],
        InteractionEvent.CallEnded e =>
        [
            Change(e.Attempt, new AttemptChange
            {
                Phase = e.Orphan ? AttemptPhase.Orphaned : AttemptPhase.Closed, EndedAt = e.At, Reason = e.Reason, HungUpBy = e.Side, Party = e.AtFault,
                Q850 = e.Q850, TalkMs = e.TalkMs, Evidence = e.Evidence,
            }),
        ],
        InteractionEvent.OrphanClosed e => [Change(e.Attempt, new AttemptChange { Phase = AttemptPhase.Closed })],
        _ => [],
    };

    private static IReadOnlyList<ReportChange> Requested(InteractionEvent.DialRequested e)
    {
        var to = e.Sensitive ? InteractionReport.Masked : e.To;
        var added = new ReportChange.AttemptAdded(new AttemptRow(e.Attempt, e.Order, e.Role, e.From, to, e.At));
        return e.Role == LegRole.Contact ? [new ReportChange.NumbersKnown(to, e.From), added] : [added];
    }

    private static AttemptChange Failed(InteractionEvent.AttemptFailed e) => new()
    {
        Phase = AttemptPhase.Closed, EndedAt = e.At, Exit = Verdict.ExitOf(e.Failure), Reason = e.Failure.Reason, Party = e.Failure.Party,
        SipStatus = e.Failure.SipStatus, SipPhrase = e.Failure.SipPhrase, Q850 = e.Failure.Q850, RingingMs = e.Failure.RingingMs,
        PostDialDelayMs = e.Failure.PostDialDelayMs, AnsweredAfterCancel = e.Failure.AnsweredAfterCancel, HungUpBy = e.Failure.HungUpBy,
        Evidence = e.Failure.Evidence,
    };

    private static ReportChange.AttemptChanged Change(int attempt, AttemptChange change) => new(attempt, change);
}

/// <summary>A call attempt when it is opened.</summary>
public sealed record AttemptRow(int Attempt, int StepOrder, LegRole Role, string From, string To, DateTimeOffset RequestedAt);
