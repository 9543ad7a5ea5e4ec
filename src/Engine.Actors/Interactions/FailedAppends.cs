using System.Collections.Concurrent;
using Engine.Flows.Facts;
using Engine.Ports;

namespace Engine.Actors.Interactions;

/// <summary>
/// Interactions of this node whose last append failed: their calls were lost because of the store, not because of a restart, and the report says so
/// once it can be written again. Thread-safe; gone with the process, whose end is then the nearer cause.
/// </summary>
public sealed class FailedAppends
{
    private readonly ConcurrentDictionary<InteractionId, bool> _ids = new();

    /// <summary>An append failed.</summary>
    /// <param name="id">Of the interaction.</param>
    /// <param name="wasInFlight">What could not be even begun has nothing to lose.</param>
    internal void Note(InteractionId id, bool wasInFlight)
    {
        if (wasInFlight)
        {
            _ids[id] = true;
        }
    }

    /// <summary>What happened to it is stored again, or will never be.</summary>
    internal void Remove(InteractionId id) => _ids.TryRemove(id, out _);

    /// <summary>Why the calls of an interaction are lost that is read back now: <see cref="InteractionCommand.Resume.Cause"/>.</summary>
    internal string CauseOf(InteractionId id) => _ids.ContainsKey(id) ? Guards.StoreUnavailable : Guards.EngineRestart;
}
