using Engine.Ports;

namespace Engine.Actors.RingGroups;

/// <summary>Messages of an interaction to the actor of the lines. The answers are interaction commands.</summary>
internal static class RingGroupProtocol
{
    /// <summary>How often a step says again that it waits or talks: whoever has the lines by then may have begun since, and knows nothing.</summary>
    public static readonly TimeSpan SaidAgainEvery = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Stand in line. The sender is answered once, when it has the turn and a member is free, or when there is no such group. A step that stands
    /// there already keeps its place or its turn, and the answer goes to this message. The same message again from the same actor changes nothing.
    /// </summary>
    /// <param name="AccountId">Whose group.</param>
    /// <param name="Group">Its id, else its name.</param>
    /// <param name="Who">The step that waits.</param>
    /// <param name="Priority">1 is served first.</param>
    /// <param name="Token">Of the effect; stands in the answer.</param>
    /// <param name="HasTurn">It has had its answer, perhaps from an actor that is gone: it stands first and gets no other.</param>
    public sealed record Join(AccountId AccountId, string Group, RingGroupPlace Who, int Priority, long Token, bool HasTurn = false);

    /// <summary>A member talks for that place: it leaves the line, and the member is engaged until it leaves for good.</summary>
    /// <param name="AccountId">Whose member.</param>
    /// <param name="Who">The step that the member talks for.</param>
    /// <param name="Member">Number or SIP address.</param>
    /// <param name="Again">It was said before, perhaps to an actor that is gone: the step need not be known.</param>
    public sealed record Engage(AccountId AccountId, RingGroupPlace Who, string Member, bool Again = false);

    /// <summary>The step is over, or its interaction's actor is gone, with its turn or before it: its place goes to the next.</summary>
    public sealed record Leave(RingGroupPlace Who);
}

/// <summary>Who stands in line: one step of one interaction.</summary>
internal readonly record struct RingGroupPlace(InteractionId InteractionId, int Order);
