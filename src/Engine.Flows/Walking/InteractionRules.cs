using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>The interaction as pure functions. Decide: (state, command) → events and effects. Evolve: (state, event) → state.</summary>
public static class InteractionRules
{
    /// <summary>What a command leads to. Commands that do not fit the state are ignored or refused, never thrown on.</summary>
    public static Decision Decide(InteractionState state, InteractionCommand command, PublishedFlow flow) =>
        CommandRules.Decide(state, command, flow);

    /// <summary>
    /// Acceptance and first steps as one decision, to be stored as one: an accepted interaction has begun, and the way to the first INVITE is an
    /// append shorter.
    /// </summary>
    public static Decision Start(InteractionState state, InteractionCommand.Accept accept, InteractionCommand.Begin begin, PublishedFlow flow)
    {
        var accepted = Decide(state, accept, flow);
        if (accepted.Refusal is not null)
        {
            return accepted;
        }

        var begun = Decide(accepted.Events.Aggregate(state, Evolve), begin, flow);
        return new Decision([.. accepted.Events, .. begun.Events], [.. accepted.Effects, .. begun.Effects]);
    }

    /// <summary>The next state. Total: an event that does not fit changes nothing.</summary>
    public static InteractionState Evolve(InteractionState state, InteractionEvent happened) => EventRules.Evolve(state, happened);

    /// <summary>All events in order, from nothing.</summary>
    public static InteractionState Replay(IEnumerable<InteractionEvent> events) => events.Aggregate(InteractionState.None, Evolve);

    /// <summary>
    /// The decision after the journal is read back: go on where that is safe, close calls that may still be up, never redial a submitted attempt.
    /// The same as deciding <see cref="InteractionCommand.Resume"/>.
    /// </summary>
    public static Decision Recover(InteractionState state, PublishedFlow flow, DateTimeOffset at) =>
        Decide(state, new InteractionCommand.Resume(at), flow);

    /// <summary>When <see cref="InteractionCommand.DeadlineReached"/> is due; null = never. Ask again after each decision.</summary>
    public static DateTimeOffset? NextDeadline(InteractionState state)
    {
        if (state.Phase is null or InteractionPhase.Ended)
        {
            return null;
        }

        if (state.EndingUntil is { } ending)
        {
            return ending;
        }

        return state.Current is { Token: > 0, Until: { } until } && until < state.ExpiresAt ? until : state.ExpiresAt;
    }
}
