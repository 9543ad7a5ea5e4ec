using Engine.Media.Prompts;

namespace Engine.Media.Bridging;

/// <summary>What a leg hears when no prompt plays: another leg, else ringback. Touched by its clock shard only.</summary>
internal struct FallbackSound
{
    private EncodedPrompt? _ringback;
    private int _position;
    private OneWayBridge? _bridge;
    private Voice _last;

    private enum Voice : byte
    {
        None,
        Bridge,
        Ringback,
    }

    /// <summary>Whether there is anything to hear.</summary>
    public readonly bool IsActive => _bridge is not null || _ringback is not null;

    public void Follow(OneWayBridge? bridge) => _bridge = bridge;

    /// <summary>Repeats a cadence until told otherwise, or until the other leg is heard; null stops it.</summary>
    public void Ring(EncodedPrompt? ringback)
    {
        _ringback = ringback;
        _position = 0;
    }

    /// <summary>A prompt goes before all this. True: it takes over from another voice.</summary>
    public bool GiveWay()
    {
        _bridge?.Discard();
        var spoke = _last != Voice.None;
        _last = Voice.None;
        return spoke;
    }

    /// <summary>The leg sends nothing now.</summary>
    public readonly void Discard() => _bridge?.Discard();

    /// <summary>Fills a packet. False: silence. <paramref name="isOther"/>: another voice than before begins, which carries the marker.</summary>
    public bool TryFill(AudioCodec codec, Span<byte> payload, long nowNs, out bool isOther)
    {
        isOther = false;
        if (_bridge is { } bridge && bridge.TryRead(codec, payload, nowNs))
        {
            _ringback = null;
            isOther = _last != Voice.Bridge;
            _last = Voice.Bridge;
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

        isOther = _last != Voice.Ringback;
        _last = Voice.Ringback;
        return true;
    }
}
