namespace Engine.Ports.Journal;

/// <summary>An append expected another last sequence number than the journal has. Nothing was stored.</summary>
public sealed class SequenceConflictException(string persistenceId, long expected, long actual)
    : Exception($"{persistenceId}: expected last sequence {expected}, the journal has {actual}.")
{
    /// <summary>What the writer believed.</summary>
    public long Expected { get; } = expected;

    /// <summary>What is stored.</summary>
    public long Actual { get; } = actual;
}

/// <summary>The flow of that interaction was removed between its start's look-up and its first events; nothing was stored.</summary>
public sealed class FlowRemovedException(string persistenceId, FlowId flowId) : Exception($"{persistenceId}: the flow {flowId} has been removed.");

/// <summary>An interaction was started under the same key of the caller before; nothing was stored.</summary>
public sealed class StartRepeatedException(string persistenceId) : Exception($"{persistenceId}: an interaction was started under the same key before.");
