using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>Evolve for the events of call attempts.</summary>
internal static class AttemptEvents
{
    public static InteractionState Evolve(InteractionState state, InteractionEvent happened) => happened switch
    {
        InteractionEvent.DialRequested e when e.Attempt == state.Attempts.Count + 1 => state with
        {
            Attempts = state.Attempts.Add(
                new CallAttempt(e.Attempt, e.Order, e.Role, e.From, e.To, e.TrunkId, e.RingSeconds, AttemptPhase.Requested) { Sensitive = e.Sensitive, Continues = e.Continues }),
        },
        InteractionEvent.DialSubmitted e => Change(state, e.Attempt, a => a with
        {
            Phase = AttemptPhase.Submitted, Dial = e.Dial, SubmittedAt = e.At,
        }),
        InteractionEvent.CallRinging e => Change(state, e.Attempt, a => a with { Phase = AttemptPhase.Ringing, RingingAt = a.RingingAt ?? e.At }),
        InteractionEvent.CallAnswered e => Change(state, e.Attempt, a => a with
        {
            Phase = AttemptPhase.Answered, Dialog = e.Dialog, AnsweredAt = e.At, RingingMs = e.RingingMs,
        }),
        InteractionEvent.AttemptFailed e => Change(state, e.Attempt, a => a with
        {
            Phase = AttemptPhase.Closed, Failure = e.Failure, RingingMs = e.Failure.RingingMs, HungUpBy = e.Failure.HungUpBy,
        }),
        InteractionEvent.AttemptIndeterminate e => Change(state, e.Attempt, a => a with
        {
            Phase = AttemptPhase.Orphaned, Indeterminate = true, EndReason = e.Reason,
        }),
        InteractionEvent.CallEnded e => Change(state, e.Attempt, a => a with
        {
            Phase = e.Orphan ? AttemptPhase.Orphaned : AttemptPhase.Closed, HungUpBy = e.Side, EndedBy = e.AtFault ?? e.Side, EndReason = e.Reason,
        }),
        InteractionEvent.OrphanClosed e => Change(state, e.Attempt, a => a with { Phase = AttemptPhase.Closed }),
        _ => state,
    };

    private static InteractionState Change(InteractionState state, int number, Func<CallAttempt, CallAttempt> change) =>
        state.Attempt(number) is { } attempt ? state with { Attempts = state.Attempts.SetItem(number - 1, change(attempt)) } : state;
}
