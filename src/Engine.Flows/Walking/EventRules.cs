using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>Evolve: total, no clock, no ids, no lookups.</summary>
internal static class EventRules
{
    public static InteractionState Evolve(InteractionState state, InteractionEvent happened) => happened switch
    {
        InteractionEvent.InteractionAccepted e => Accepted(state, e),
        InteractionEvent.ExecutionStarted => state with { Phase = InteractionPhase.Running },
        InteractionEvent.StepEntered e => Entered(state, e),
        InteractionEvent.StepWaiting e => Waiting(state, e),
        InteractionEvent.StepLeft e => Left(state, e),
        InteractionEvent.DialRequested or InteractionEvent.DialSubmitted or InteractionEvent.CallRinging or InteractionEvent.CallAnswered
            or InteractionEvent.AttemptFailed or InteractionEvent.AttemptIndeterminate or InteractionEvent.CallEnded
            or InteractionEvent.OrphanClosed => AttemptEvents.Evolve(state, happened),
        InteractionEvent.CancelRequested e => state with { CancelledBy = e.By },
        InteractionEvent.InteractionEnding e => state with { Current = null, Ending = e.Result, EndingOpen = e.Open, EndingUntil = e.Until },
        InteractionEvent.InteractionEnded e => state with
        {
            Phase = InteractionPhase.Ended, Current = null, Result = e.Result, EndedAt = e.At, Ending = null, EndingOpen = null, EndingUntil = null,
        },
        _ => state,
    };

    private static InteractionState Accepted(InteractionState state, InteractionEvent.InteractionAccepted e) => Assign(state, e.Variables) with
    {
        Phase = InteractionPhase.Accepted,
        Identity = e.Identity,
        AcceptedAt = e.At,
        ExpiresAt = e.ExpiresAt,
    };

    private static InteractionState Entered(InteractionState state, InteractionEvent.StepEntered e) => state with
    {
        Current = new StepRun(e.Order, e.StepId, e.Component, e.At),
        StepsEntered = e.Order,
        Visits = state.Visits.SetItem(e.StepId, state.Visits.GetValueOrDefault(e.StepId) + 1),
        VisitsSinceInput = state.VisitsSinceInput.SetItem(e.StepId, state.VisitsSinceInput.GetValueOrDefault(e.StepId) + 1),
    };

    private static InteractionState Waiting(InteractionState state, InteractionEvent.StepWaiting e) => state.Current is not { } run ? state : state with
    {
        Current = run with { Token = e.Token, Until = e.Until, Memory = e.Memory },
        LastToken = Math.Max(state.LastToken, e.Token),
    };

    private static InteractionState Left(InteractionState state, InteractionEvent.StepLeft e)
    {
        var next = Assign(state, e.Assigned) with { Current = null };
        return e.Input ? next with { VisitsSinceInput = next.VisitsSinceInput.Clear() } : next;
    }

    private static InteractionState Assign(InteractionState state, IReadOnlyList<VariableValue> values)
    {
        foreach (var value in values)
        {
            state = state with
            {
                Variables = state.Variables.SetItem(value.Name, value.Value),
                Sensitive = value.Sensitive ? state.Sensitive.Add(value.Name) : state.Sensitive.Remove(value.Name),
            };
        }

        return state;
    }
}
