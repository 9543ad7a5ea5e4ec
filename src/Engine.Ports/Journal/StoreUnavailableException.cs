namespace Engine.Ports.Journal;

/// <summary>A write was not stored: disk full, I/O error, too many writes waiting, or the store is closed. The caller must not act on it.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
