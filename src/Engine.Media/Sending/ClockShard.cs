using System.Runtime.CompilerServices;
using Engine.Media.Linux;
using Engine.Media.Rtp;

namespace Engine.Media.Sending;

/// <summary>
/// Paces the legs of one clock thread on a grid of 2 ms ticks (RTP-10). It has no thread and no clock of its own: its owner calls
/// <see cref="Run"/>, so that tests drive it on virtual time. Nothing is allocated for a packet.
/// </summary>
internal sealed unsafe class ClockShard
{
    /// <summary>Three packets of 20 ms: older ticks are skipped (RTP-10).</summary>
    private const int MostBehindTicks = 3 * PhaseSlots.Count;

    /// <summary>Housekeeping visits a leg once in 50 frames, a tenth of the legs at a time.</summary>
    private const int FramesPerSecond = 50;

    private const long LateNs = 2_000_000;
    private const int SamplesPerTick = 16;

    /// <summary>-70 dBov (RFC 3389 §3.1).</summary>
    private const byte ComfortNoiseLevel = 70;

    private readonly PhaseSlots _slots = new();
    private readonly ITiming _timing;
    private readonly IPacketSender _sender;
    private readonly TxLine* _lines;
    private readonly LegCommands _commands;
    private readonly LegUpkeep _upkeep;
    private readonly byte* _packet;
    private readonly byte[] _packetMemory = GC.AllocateUninitializedArray<byte>(1024, pinned: true);
    private long _nextTick;
    private bool _isLate;

    /// <param name="lines">One line for each leg index, pinned, shared by all shards; a shard touches only the lines of its legs.</param>
    /// <param name="timing">The clock.</param>
    /// <param name="sender">Where packets go.</param>
    /// <param name="upkeep">Reports and timeouts.</param>
    /// <param name="owner">Takes closed legs back.</param>
    /// <param name="drainNs">How long a closed leg keeps its port.</param>
    public ClockShard(TxLine[] lines, ITiming timing, IPacketSender sender, LegUpkeep upkeep, ILegOwner owner, long drainNs)
    {
        _lines = (TxLine*)Unsafe.AsPointer(ref lines[0]);
        _timing = timing;
        _sender = sender;
        _upkeep = upkeep;
        _packet = (byte*)Unsafe.AsPointer(ref _packetMemory[0]);
        _commands = new LegCommands(_lines, _slots, sender, upkeep, owner, timing, drainNs);
        Resume();
    }

    public CommandQueue Commands { get; } = new();

    public LatenessHistogram Lateness { get; } = new();

    /// <summary>Legs being paced.</summary>
    public int Legs => _slots.Legs;

    /// <summary>Ticks given up because the thread was more than three frames late.</summary>
    public long SkippedTicks { get; private set; }

    /// <summary>Whether there is nothing to pace, to drain or to do.</summary>
    public bool IsIdle => _slots.Legs == 0 && _commands.Draining == 0 && Commands.IsEmpty;

    /// <summary>When <see cref="Run"/> has something to do next.</summary>
    public long NextDeadlineNs => _nextTick * PhaseSlots.TickNs;

    /// <summary>Puts the grid at the present after a time without legs.</summary>
    public void Resume() => _nextTick = _timing.NowNs / PhaseSlots.TickNs;

    /// <summary>Takes the commands, then runs every tick that is due.</summary>
    public void Run()
    {
        while (Commands.TryTake(out var command))
        {
            _commands.Apply(command);
        }

        var nowTick = _timing.NowNs / PhaseSlots.TickNs;
        if (nowTick - _nextTick >= MostBehindTicks)
        {
            Skip(nowTick - MostBehindTicks + 1);
        }

        while (_nextTick <= nowTick)
        {
            RunTick(_nextTick++);
        }
    }

    /// <summary>Skips ticks that are too old. Timestamps come from the grid, so they step by the time that was lost.</summary>
    private void Skip(long toTick)
    {
        SkippedTicks += toTick - _nextTick;
        _nextTick = toTick;
        for (var slot = 0; slot < PhaseSlots.Count; slot++)
        {
            foreach (var leg in _slots.Members(slot))
            {
                _lines[leg.Index].Flags |= TxFlags.AfterGap;
            }
        }
    }

    private void RunTick(long tick)
    {
        var late = _timing.NowNs - (tick * PhaseSlots.TickNs);
        Lateness.Record(late);
        _isLate = late > LateNs;
        var slot = (int)(tick % PhaseSlots.Count);
        var members = _slots.Members(slot);
        foreach (var leg in members)
        {
            Visit(leg, _lines + leg.Index, tick);
        }

        if (tick / PhaseSlots.Count % FramesPerSecond == slot * (FramesPerSecond / PhaseSlots.Count))
        {
            foreach (var leg in members)
            {
                _upkeep.Visit(leg, _lines + leg.Index, _timing.NowNs);
            }
        }

        _commands.FreeDrained(tick * PhaseSlots.TickNs);
    }

    private void Visit(LegSending leg, TxLine* line, long tick)
    {
        if ((line->Flags & TxFlags.Sending) == 0)
        {
            line->Flags |= TxFlags.AfterGap;
            if ((line->Flags & TxFlags.HasFallback) != 0)
            {
                leg.Fallback.Discard();
            }

            return;
        }

        if (--line->Wait != 0)
        {
            return;
        }

        line->Wait = line->Stride;
        if ((line->Flags & TxFlags.SendsKey) != 0 && SendKey(leg, line, tick))
        {
            return;
        }

        if (line->Source != null && line->Position >= line->End)
        {
            _commands.EndPlayback(leg, completed: true);
        }

        if ((line->Flags & TxFlags.HasFallback) != 0 && SendFallback(leg, line, tick))
        {
            return;
        }

        if (line->Source != null || (line->Flags & TxFlags.FillsSilence) != 0)
        {
            SendAudio(leg, line, tick);
        }
        else
        {
            Pause(leg, line, tick);
        }
    }

    private void SendAudio(LegSending leg, TxLine* line, long tick)
    {
        int bytes = line->PacketBytes;
        var source = line->Source;
        var payload = source != null ? source + line->Position : SilencePayload.Pointer((line->Flags & TxFlags.ALaw) != 0);
        line->Position += source != null ? bytes : 0;
        Unsafe.CopyBlockUnaligned(_packet + RtpPacket.FixedHeaderBytes, payload, (uint)bytes);
        Send(leg, line, line->PayloadType, (line->Flags & TxFlags.AfterGap) != 0, TimestampAt(line, tick), bytes);
    }

    /// <summary>Sends the bridged leg or ringback, unless a prompt plays.</summary>
    private bool SendFallback(LegSending leg, TxLine* line, long tick)
    {
        ref var fallback = ref leg.Fallback;
        if (line->Source != null)
        {
            line->Flags |= fallback.GiveWay() ? TxFlags.AfterGap : 0;
            return false;
        }

        int bytes = line->PacketBytes;
        var codec = (line->Flags & TxFlags.ALaw) != 0 ? AudioCodec.Pcma : AudioCodec.Pcmu;
        if (!fallback.TryFill(codec, new Span<byte>(_packet + RtpPacket.FixedHeaderBytes, bytes), _timing.NowNs, out var isOther))
        {
            return false;
        }

        Send(leg, line, line->PayloadType, isOther || (line->Flags & TxFlags.AfterGap) != 0, TimestampAt(line, tick), bytes);
        return true;
    }

    /// <summary>Nothing plays and silence is not filled: a packet once a second or once in five (RTP-13).</summary>
    private void Pause(LegSending leg, TxLine* line, long tick)
    {
        if (tick < leg.NextSilenceTick && (line->Flags & TxFlags.AfterGap) != 0)
        {
            return;
        }

        if (leg.Plan?.Media.SendComfortNoisePayloadType is { } noise && leg.Plan.Settings.Silence == SilencePolicy.ComfortNoise)
        {
            leg.NextSilenceTick = tick + (FramesPerSecond * PhaseSlots.Count);
            _packet[RtpPacket.FixedHeaderBytes] = ComfortNoiseLevel;
            Send(leg, line, noise, marker: false, TimestampAt(line, tick), payloadBytes: 1);
        }
        else
        {
            leg.NextSilenceTick = tick + (5 * FramesPerSecond * PhaseSlots.Count);
            SendAudio(leg, line, tick);
        }

        line->Flags |= TxFlags.AfterGap;
    }

    private bool SendKey(LegSending leg, TxLine* line, long tick)
    {
        ref var keys = ref leg.Keys;
        var isEvent = keys.TryNext(
            TimestampAt(line, tick), line->PacketBytes / AudioCodecs.BytesPerMillisecond, out var update, out var isStart, out var isDone);
        if (isDone)
        {
            line->Flags &= ~TxFlags.SendsKey;
        }

        if (!isEvent || leg.Plan?.Media.SendEventPayloadType is not { } payloadType)
        {
            return false;
        }

        update.Write(new Span<byte>(_packet + RtpPacket.FixedHeaderBytes, Engine.Media.Dtmf.DtmfEvent.Bytes));
        Send(leg, line, payloadType, isStart, keys.Timestamp, Engine.Media.Dtmf.DtmfEvent.Bytes);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint TimestampAt(TxLine* line, long tick) => line->TimestampBase + (uint)(tick * SamplesPerTick);

    private void Send(LegSending leg, TxLine* line, byte payloadType, bool marker, uint timestamp, int payloadBytes)
    {
        var length = RtpPacket.FixedHeaderBytes + payloadBytes;
        RtpPacket.WriteHeader(new Span<byte>(_packet, length), marker, payloadType, line->Sequence++, timestamp, line->Ssrc);
        line->Flags &= ~TxFlags.AfterGap;
        leg.Packets++;
        leg.Octets += (uint)payloadBytes;
        leg.LateTicks += _isLate ? 1u : 0u;
        leg.Failures += _sender.Send(leg.Socket, line->Descriptor, &line->To, _packet, length) ? 0u : 1u;
    }
}
