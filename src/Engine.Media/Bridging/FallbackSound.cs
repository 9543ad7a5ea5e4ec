using Engine.Media.Prompts;

namespace Engine.Media.Bridging;

/// <summary>The sound that a leg sends when no prompt plays: the bridged leg, else ringback. Touched by its clock shard only.</summary>
internal struct FallbackSound
{
    private EncodedPrompt? _ringback;
    private int _position;
    private OneWayBridge? _bridge;
    private Sound _last;

    private enum Sound : byte
    {
        None,
        Bridge,
        Ringback,
    }

    /// <summary>Whether there is a bridge or a ringback.</summary>
    public readonly bool IsActive => _bridge is not null || _ringback is not null;

    public void Follow(OneWayBridge? bridge) => _bridge = bridge;

    /// <summary>Repeats a cadence until the next call, or until the bridge brings sound; null stops it.</summary>
    public void Ring(EncodedPrompt? ringback)
    {
        _ringback = ringback;
        _position = 0;
    }

    /// <summary>A prompt goes first. True: it takes over from another sound.</summary>
    public bool GiveWay()
    {
        _bridge?.Discard();
        var wasActive = _last != Sound.None;
        _last = Sound.None;
        return wasActive;
    }

    /// <summary>The leg sends nothing now.</summary>
    public readonly void Discard() => _bridge?.Discard();

    /// <summary>
    /// Fills a packet. False: silence. <paramref name="isOther"/>: another sound than before begins, so the packet has the marker.
    /// </summary>
    public bool TryFill(AudioCodec codec, Span<byte> payload, long nowNs, out bool isOther)
    {
        isOther = false;
        if (_bridge is { } bridge && bridge.TryRead(codec, payload, nowNs))
        {
            _ringback = null;
            isOther = _last != Sound.Bridge;
            _last = Sound.Bridge;
            return true;
        }

        if (_ringback is not { } ringback)
        {
            return false;
        }

        var codes = ringback.Payload(codec);
        for (var filled = 0; filled < payload.Length;)
        {
            var count = Math.Min(payload.Length - filled, codes.Length - _position);
            codes.Slice(_position, count).CopyTo(payload[filled..]);
            filled += count;
            _position = (_position + count) % codes.Length;
        }

        isOther = _last != Sound.Ringback;
        _last = Sound.Ringback;
        return true;
    }
}
