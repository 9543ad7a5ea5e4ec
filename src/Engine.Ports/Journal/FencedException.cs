namespace Engine.Ports.Journal;

/// <summary>This node no longer owns the shard of that actor; nothing was stored (I5).</summary>
public sealed class FencedException(string persistenceId) : Exception($"{persistenceId}: the shard belongs to another node.");
