namespace Engine.Media.Rtp;

/// <summary>
/// Sequence, loss and jitter of one received source (RFC 3550 §A.1, §A.3, §A.8). A struct of the receiver's; not thread-safe.
/// </summary>
public struct ReceiveStatistics
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;

    private bool _started;
    private uint _cycles;
    private ushort _highest;
    private uint _base;
    private uint _nextAfterJump;
    private uint _transit;
    private uint _jitterTimes16;

    /// <summary>The source that is counted.</summary>
    public uint Ssrc { get; private set; }

    /// <summary>Packets counted, duplicates included (RFC 3550 §6.4.1).</summary>
    public uint Received { get; private set; }

    /// <summary>Highest sequence number with its cycles in the upper half.</summary>
    public readonly uint ExtendedHighest => _cycles + _highest;

    /// <summary>Packets expected less packets received, at least zero here.</summary>
    public readonly uint Lost => Expected > Received ? Expected - Received : 0;

    /// <summary>Interarrival jitter in units of the RTP clock.</summary>
    public readonly uint Jitter => _jitterTimes16 >> 4;

    /// <summary>Whether a packet has come.</summary>
    public readonly bool HasStarted => _started;

    /// <summary>Packets that the sequence numbers span.</summary>
    public readonly uint Expected => _started ? ExtendedHighest - _base + 1 : 0;

    /// <summary>Counts one packet. One of another source than the one counted begins anew (RTP-22).</summary>
    /// <param name="packet">Its header.</param>
    /// <param name="arrival">Arrival time in units of the RTP clock, any origin.</param>
    public void Count(in RtpPacket packet, uint arrival)
    {
        if (!_started || packet.Ssrc != Ssrc)
        {
            Start(packet);
        }
        else
        {
            Advance(packet.Sequence);
        }

        Received++;
        var transit = arrival - packet.Timestamp;
        if (Received > 1)
        {
            var difference = (int)(transit - _transit);
            var distance = (uint)Math.Abs((long)difference);

            // A step of more than a second is a new talk spurt or a clock that was set, not jitter.
            _jitterTimes16 += distance < AudioCodecs.ClockRateHz ? distance - ((_jitterTimes16 + 8) >> 4) : 0;
        }

        _transit = transit;
    }

    private void Start(in RtpPacket packet)
    {
        this = default;
        _started = true;
        Ssrc = packet.Ssrc;
        _highest = packet.Sequence;
        _base = packet.Sequence;
        _nextAfterJump = uint.MaxValue;
    }

    private void Advance(ushort sequence)
    {
        var step = (ushort)(sequence - _highest);
        if (step < MaxDropout)
        {
            if (sequence < _highest)
            {
                _cycles += 0x10000;
            }

            _highest = sequence;
        }
        else if (step <= 0x10000 - MaxMisorder)
        {
            Jump(sequence);
        }
    }

    /// <summary>A large jump counts only when the packet after it follows on: then the peer restarted (RFC 3550 §A.1).</summary>
    private void Jump(ushort sequence)
    {
        if (sequence != _nextAfterJump)
        {
            _nextAfterJump = (ushort)(sequence + 1);
            return;
        }

        _cycles = 0;
        _highest = sequence;
        _base = sequence;
        _nextAfterJump = uint.MaxValue;
        Received = 0;
    }
}

/// <summary>Loss between two reports (RFC 3550 §A.3): remembers the totals of the report before.</summary>
public struct LossInterval
{
    private uint _expectedPrior;
    private uint _receivedPrior;

    /// <summary>The share lost since the last call, in 1/256.</summary>
    public byte TakeFractionLost(uint expectedTotal, uint receivedTotal)
    {
        var expected = (int)(expectedTotal - _expectedPrior);
        var received = (int)(receivedTotal - _receivedPrior);
        _expectedPrior = expectedTotal;
        _receivedPrior = receivedTotal;
        return expected <= 0 || received >= expected ? (byte)0 : (byte)Math.Min(255, ((long)(expected - received) << 8) / expected);
    }
}
