namespace Engine.Ports.Journal;

/// <summary>
/// The ordered, durable events of each persistent actor. One contract suite (JournalContract in Engine.Testing) runs against every adapter.
/// </summary>
/// <remarks>
/// Any thread may call. Adapters may gather appends of several actors into one transaction, but an append is all or nothing, and when its
/// task has ended well the events survive a crash of the process and of the machine.
/// </remarks>
public interface IJournal
{
    /// <summary>Reads events in order, without gaps.</summary>
    /// <param name="persistenceId">Whose events; an unknown one has none.</param>
    /// <param name="fromSequence">The first wanted, from 1.</param>
    /// <param name="eventsMax">At most so many; fewer means that there are no more.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default);

    /// <summary>Appends events behind the last one.</summary>
    /// <param name="persistenceId">Whose events.</param>
    /// <param name="expectedSequence">The sequence number of the last stored event as the writer knows it, 0 for none.</param>
    /// <param name="events">At least one; numbered expectedSequence + 1 onwards. The list must not change until the task has ended.</param>
    /// <param name="cancellation">Gives up waiting; the events may be stored nevertheless.</param>
    /// <exception cref="SequenceConflictException">Somebody else has appended: another owner of the same actor is alive.</exception>
    /// <exception cref="FlowRemovedException">An interaction would begin on a flow that has been removed.</exception>
    /// <exception cref="FencedException">This node no longer owns the shard (I5).</exception>
    ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default);
}
