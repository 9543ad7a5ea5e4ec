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

/// <summary>One stored event.</summary>
/// <param name="Sequence">Its place among the events of its actor, from 1, without gaps.</param>
/// <param name="Event">The event, brought up to its newest version.</param>
public readonly record struct JournalEntry(long Sequence, object Event);

/// <summary>An append expected another last sequence number than the journal has. Nothing was stored.</summary>
public sealed class SequenceConflictException(string persistenceId, long expected, long actual)
    : Exception($"{persistenceId}: expected last sequence {expected}, the journal has {actual}.")
{
    /// <summary>What the writer believed.</summary>
    public long Expected { get; } = expected;

    /// <summary>What is stored.</summary>
    public long Actual { get; } = actual;
}

/// <summary>This node no longer owns the shard of that actor; nothing was stored (I5).</summary>
public sealed class FencedException(string persistenceId) : Exception($"{persistenceId}: the shard belongs to another node.");

/// <summary>The flow of that interaction was removed between its start's look-up and its first events; nothing was stored.</summary>
public sealed class FlowRemovedException(string persistenceId, FlowId flowId) : Exception($"{persistenceId}: the flow {flowId} has been removed.");
