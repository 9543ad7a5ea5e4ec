using System.Collections.Concurrent;
using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>Finds the leg of an RTCP packet that came to the shared port (RTP-03).</summary>
internal sealed class ControlDirectory
{
    private readonly ConcurrentDictionary<uint, LegReceiving> _bySource = new();
    private readonly ConcurrentDictionary<WireAddress, LegReceiving> _byAddress = new();

    /// <summary>Legs known.</summary>
    public int Count => _bySource.Count;

    /// <summary>Adds a leg under its SSRC; false when another leg has it.</summary>
    public bool TryAdd(LegReceiving leg) => _bySource.TryAdd(leg.Ssrc, leg);

    /// <summary>Whether an SSRC is in use.</summary>
    public bool Has(uint ssrc) => _bySource.ContainsKey(ssrc);

    /// <summary>Adds where a leg's peer sends its RTCP from; a later leg with the same address wins.</summary>
    public void AddAddress(in WireAddress remoteControl, LegReceiving leg) => _byAddress[remoteControl] = leg;

    public LegReceiving? BySource(uint ssrc) => _bySource.GetValueOrDefault(ssrc);

    public LegReceiving? ByAddress(in WireAddress address) => _byAddress.GetValueOrDefault(address);

    public void Remove(LegReceiving leg)
    {
        _bySource.TryRemove(new KeyValuePair<uint, LegReceiving>(leg.Ssrc, leg));
        if (leg.Plan is { } plan)
        {
            _byAddress.TryRemove(new KeyValuePair<WireAddress, LegReceiving>(plan.RemoteControl, leg));
        }
    }
}
