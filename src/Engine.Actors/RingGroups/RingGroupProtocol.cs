namespace Engine.Actors.RingGroups;

/// <summary>What the runners tell the actor of the lines.</summary>
internal static class RingGroupProtocol
{
    /// <param name="AccountId">Whose group.</param>
    /// <param name="GroupId">Its id, never its name: one line for each group.</param>
    /// <param name="Who">The step that waits.</param>
    /// <param name="Priority">1 is served first.</param>
    /// <param name="Granted">
    /// Called in the actor's turn when it is theirs, with the members of the account who talk; again when they ask again, and when one of those
    /// is free.
    /// </param>
    /// <param name="Gone">The interaction's actor is gone, with its turn or before it: its place goes to the next. A restarted one joins again.</param>
    public sealed record Join(
        string AccountId, string GroupId, RingGroupPlace Who, int Priority, Action<IReadOnlySet<string>> Granted, CancellationToken Gone);

    /// <summary>A member talks for that place: it leaves the line, and the member is engaged until it leaves for good.</summary>
    public sealed record Engage(string AccountId, RingGroupPlace Who, string Member);

    public sealed record Leave(RingGroupPlace Who);
}
