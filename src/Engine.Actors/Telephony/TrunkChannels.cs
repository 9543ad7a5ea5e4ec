using System.Collections.Concurrent;
using Engine.Ports.Trunks;

namespace Engine.Actors.Telephony;

/// <summary>Counts the calls of each trunk against its limit (TRK-21). Thread-safe.</summary>
internal sealed class TrunkChannels
{
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a channel; false when the trunk has none left.</summary>
    public bool TryTake(Trunk trunk)
    {
        var count = _taken.AddOrUpdate(trunk.TrunkId, 1, static (_, taken) => taken + 1);
        if (trunk.MaxConcurrentCalls is { } most && count > most)
        {
            GiveBack(trunk);
            return false;
        }

        return true;
    }

    public void GiveBack(Trunk trunk) => _taken.AddOrUpdate(trunk.TrunkId, 0, static (_, taken) => taken - 1);
}
