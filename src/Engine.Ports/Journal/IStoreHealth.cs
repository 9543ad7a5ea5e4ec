namespace Engine.Ports.Journal;

/// <summary>Whether the store can be written to. False from a failed commit until one succeeds again.</summary>
public interface IStoreHealth
{
    bool IsHealthy { get; }

    /// <summary>Why not, for the operator; null when healthy.</summary>
    string? Fault { get; }
}

/// <summary>A write was not stored: disk full, I/O error, too many writes waiting, or the store is closed. The caller must not act on it.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
