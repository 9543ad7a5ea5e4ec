namespace Engine.Actors.Kernel;

/// <summary>The journal did not take the events of a persistent actor; the instance stops, since its state and the journal may differ.</summary>
public sealed class PersistFailedException(string persistenceId, Exception cause)
    : Exception($"{persistenceId}: append failed: {cause.Message}", cause);
