namespace Engine.Ports.Journal;

/// <summary>Whether the store can be written to. False from a failed commit until one succeeds again.</summary>
public interface IStoreHealth
{
    bool IsHealthy { get; }

    /// <summary>Why not, for the operator; null when healthy.</summary>
    string? Fault { get; }
}
