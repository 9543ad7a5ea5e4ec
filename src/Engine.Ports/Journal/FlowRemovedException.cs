namespace Engine.Ports.Journal;

/// <summary>The flow of that interaction was removed between its start's look-up and its first events; nothing was stored.</summary>
public sealed class FlowRemovedException(string persistenceId, string flowId) : Exception($"{persistenceId}: the flow {flowId} has been removed.");
