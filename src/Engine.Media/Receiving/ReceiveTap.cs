namespace Engine.Media.Receiving;

/// <summary>
/// A bounded ring of received frames for one consumer: recording or recognition (REC-03). The receive thread writes and never waits;
/// a slow consumer loses the oldest frames, counted. Frames are kept encoded and decoded by the consumer, off the media threads.
/// </summary>
public sealed class ReceiveTap
{
    /// <summary>Longest frame kept: 60 ms of G.711.</summary>
    public const int MaxFrameSamples = 60 * AudioCodecs.BytesPerMillisecond;

    private readonly Slot[] _slots;
    private readonly byte[] _payloads;
    private long _written;
    private long _read;

    /// <param name="frames">Frames kept; 50 are one second at 20 ms.</param>
    public ReceiveTap(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 2);
        _slots = new Slot[frames];
        _payloads = new byte[frames * MaxFrameSamples];
    }

    /// <summary>Frames the consumer came too late for.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes the oldest frame. False: none is waiting. <paramref name="pcm"/> needs room for <see cref="MaxFrameSamples"/>.</summary>
    public bool TryRead(Span<short> pcm, out TapFrame frame)
    {
        while (true)
        {
            var written = Volatile.Read(ref _written);
            if (_read >= written)
            {
                frame = default;
                return false;
            }

            // The writer may be filling the slot after the newest, which is the oldest: keep one slot away from it.
            var oldest = written - _slots.Length + 1;
            if (_read < oldest)
            {
                Dropped += oldest - _read;
                _read = oldest;
            }

            var place = (int)(_read % _slots.Length);
            var slot = _slots[place];
            AudioCodecs.Decode(slot.Codec, _payloads.AsSpan(place * MaxFrameSamples, slot.Samples), pcm);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _written) - _slots.Length + 1 > _read)
            {
                continue;
            }

            _read++;
            frame = new TapFrame(slot.Timestamp, slot.Sequence, slot.Ssrc, slot.ArrivedNs, slot.Samples);
            return true;
        }
    }

    /// <summary>Called by the one receive thread of the leg.</summary>
    internal void Write(AudioCodec codec, in Engine.Media.Rtp.RtpPacket packet, ReadOnlySpan<byte> payload, long nowNs)
    {
        var place = (int)(_written % _slots.Length);
        var samples = Math.Min(payload.Length, MaxFrameSamples);
        payload[..samples].CopyTo(_payloads.AsSpan(place * MaxFrameSamples));
        _slots[place] = new Slot(codec, samples, packet.Timestamp, packet.Sequence, packet.Ssrc, nowNs);
        Volatile.Write(ref _written, _written + 1);
    }

    private readonly record struct Slot(AudioCodec Codec, int Samples, uint Timestamp, ushort Sequence, uint Ssrc, long ArrivedNs);
}

/// <summary>One received frame in a <see cref="ReceiveTap"/>.</summary>
/// <param name="Timestamp">RTP timestamp of its first sample.</param>
/// <param name="Sequence">RTP sequence number.</param>
/// <param name="Ssrc">The peer's source.</param>
/// <param name="ArrivedNs">When it came, on the monotonic clock of the media threads.</param>
/// <param name="Samples">Samples written to the caller's buffer.</param>
public readonly record struct TapFrame(uint Timestamp, ushort Sequence, uint Ssrc, long ArrivedNs, int Samples);
