namespace Engine.Actors.RingGroups;

/// <summary>What the runners tell the actor of the lines.</summary>
internal static class RingGroupProtocol
{
    /// <param name="AccountId">Whose group.</param>
    /// <param name="GroupId">Its id, never its name: one line for each group.</param>
    /// <param name="Who">The step that waits.</param>
    /// <param name="Priority">1 is served first.</param>
    /// <param name="Granted">Called in the actor's turn when it is theirs; again when they ask again.</param>
    public sealed record Join(string AccountId, string GroupId, RingGroupPlace Who, int Priority, Action Granted);

    public sealed record Leave(RingGroupPlace Who);
}
