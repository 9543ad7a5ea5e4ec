using Engine.Media.Rtp;

namespace Engine.Media.Dtmf;

/// <summary>
/// One press of a key, as telephone-event packets tell it (RFC 4733 §2.5): one event code of one source with continuity in time (DTMF-01,
/// DTMF-02). Senders disagree on the timestamp (kept, moved with each packet, repeated for the next press), on the duration (growing,
/// standing still) and on how the end is told, so no field alone is the identity; what all of them share is that a press starts at one
/// instant, that its packets follow each other in a rhythm, and that the next press comes after a pause. A pure rule.
/// </summary>
internal readonly record struct KeyPress(uint Source, byte Code)
{
    /// <summary>Silence that ends a press, ns: this, or three packet times where the sender is slower.</summary>
    public const long ShortestSilenceNs = 60_000_000;

    /// <summary>The slowest rhythm that is believed, ns: RFC 4733 §2.5.1.2 asks for an update each 50 ms.</summary>
    private const long SlowestRhythmNs = 100_000_000;

    /// <summary>Nobody presses twice with a shorter pause, ns: 40 ms (Q.24), less 10 that the network may take from it.</summary>
    private const long ShortestPauseNs = 30_000_000;

    /// <summary>How far the start that two packets tell may differ, ns: less than a shortest tone and pause, 80 ms, by half.</summary>
    private const long SameStartNs = 40_000_000;

    /// <summary>As long after the last packet a repeated end may come, ns: a little less than a shortest pause and tone.</summary>
    private const long RepeatedEndNs = 78_000_000;

    /// <summary>Between two repetitions of an end, ns, while the rhythm is unknown: 50 ms, and what the network adds.</summary>
    private const long SlowRepeatNs = 70_000_000;

    /// <summary>A network holds packets up for less than this, ns.</summary>
    private const long LongestStallNs = 500_000_000;

    /// <summary>How long this process may stand still and find the packets of one timestamp waiting, ns.</summary>
    private const long LongestPauseOfOursNs = 5_000_000_000;

    /// <summary>Packets that a late one may have been overtaken by.</summary>
    private const int LatestBehind = 50;

    /// <summary>A duration that is followed by a new segment (RFC 4733 §2.5.1.3), less a second of lost updates.</summary>
    private const int NearLongestUnits = 0xE000;

    /// <summary>Lost packets of a repeated end: more belong to something else.</summary>
    private const int MostLostEnds = 2;

    /// <summary>The E bit was seen: the key is up.</summary>
    public bool IsEnded { get; init; }

    /// <summary>When its last packet came, ns.</summary>
    public long UpdatedNs { get; init; }

    /// <summary>Silence that ends it, ns.</summary>
    public long SilenceNs => Math.Max(ShortestSilenceNs, 3 * RhythmNs);

    /// <summary>How long it sounded, ms.</summary>
    public int DurationMs => (int)((EarlierUnits + Units) * 1000 / Math.Max(1, ClockRateHz));

    private uint Timestamp { get; init; }

    private ushort Sequence { get; init; }

    private int Units { get; init; }

    /// <summary>Durations of segments before the one that is told now.</summary>
    private long EarlierUnits { get; init; }

    private int ClockRateHz { get; init; }

    /// <summary>The longest time between two of its packets, without those that were lost between, ns; 0 while unknown.</summary>
    private long RhythmNs { get; init; }

    /// <summary>Its duration was seen growing, so that each packet tells the start.</summary>
    private bool Grows { get; init; }

    /// <summary>Other packets of the source come between its own.</summary>
    private bool Interleaves { get; init; }

    /// <summary>A press of which this is the first packet to come.</summary>
    public static KeyPress Begin(in KeyPacket packet) => new(packet.Source, packet.Code)
    {
        IsEnded = packet.IsEnd,
        UpdatedNs = packet.AtNs,
        Timestamp = packet.Timestamp,
        Sequence = packet.Sequence,
        Units = packet.Units,
        ClockRateHz = packet.ClockRateHz,
    };

    /// <summary>What a packet of the same source and event code is to this press.</summary>
    public KeyPacketMeaning Judge(in KeyPacket packet)
    {
        var since = SinceTheLast(packet);
        if (IsLate(packet, since))
        {
            return KeyPacketMeaning.Late;
        }

        var goesOn = HasSameStart(packet, since) || (IsEnded ? RepeatsEnd(packet, since) : GoesOn(packet, since));
        return goesOn ? KeyPacketMeaning.Update : KeyPacketMeaning.NextPress;
    }

    /// <summary>The press after an update that <see cref="Judge"/> found to be its own.</summary>
    public KeyPress With(in KeyPacket packet)
    {
        var since = SinceTheLast(packet);
        var sampleNs = since.ElapsedNs / (since.Lost + 1);
        var startsAnew = !IsEnded && !since.SameTimestamp && (packet.Units < Units || (packet.Units == Units && !Grows));
        var advance = (int)(packet.Timestamp - Timestamp);
        var isSameClock = Math.Abs(Ns(advance + (long)since.GrownUnits) - since.ElapsedNs) < LongestStallNs;
        return this with
        {
            IsEnded = IsEnded || packet.IsEnd,
            UpdatedNs = packet.AtNs,
            Timestamp = packet.Timestamp,
            Sequence = packet.Sequence,
            EarlierUnits = EarlierUnits + (!startsAnew ? 0 : isSameClock ? advance : Units),
            Units = startsAnew ? packet.Units : Math.Max(Units, packet.Units),
            Grows = Grows || packet.Units > Units,
            Interleaves = Interleaves || packet.Window.Between(Sequence, packet.Sequence) > 0,
            RhythmNs = sampleNs <= SlowestRhythmNs ? Math.Max(RhythmNs, sampleNs) : RhythmNs,
        };
    }

    private Since SinceTheLast(in KeyPacket packet)
    {
        var others = packet.Window.Between(Sequence, packet.Sequence);
        var lost = others is { } came ? (short)(packet.Sequence - Sequence) - 1 - came : 0;
        return new Since(packet.AtNs - UpdatedNs, packet.Units - Units, packet.Timestamp == Timestamp, lost, others == 0 || Interleaves);
    }

    /// <summary>Overtaken by later ones, or the same datagram again.</summary>
    private bool IsLate(in KeyPacket packet, in Since since)
    {
        var ahead = (short)(packet.Sequence - Sequence);
        var isSame = ahead == 0 && since.SameTimestamp && since.GrownUnits == 0 && packet.IsEnd == IsEnded;
        return since.ElapsedNs < SilenceNs
            && (isSame || ahead is < 0 and > -LatestBehind);
    }

    /// <summary>
    /// A duration that grows tells when the key went down, and a next press went down at least 80 ms later, whatever was lost between. The
    /// duration of an end stands still while the end is repeated, so the start that it tells moves on by those repetitions.
    /// </summary>
    private bool HasSameStart(in KeyPacket packet, in Since since)
    {
        if (!packet.IsEnd)
        {
            return since.GrownUnits > 0 && Math.Abs(since.ElapsedNs - Ns(since.GrownUnits)) < SameStartNs;
        }

        // A timestamp that moves tells when the packet was sent, without what the network added.
        var sentNs = Ns((int)(packet.Timestamp - Timestamp));
        var laterNs = since.GrownUnits == 0 && sentNs is > 0 and < LongestStallNs ? sentNs : since.ElapsedNs - Ns(since.GrownUnits);
        var mostNs = since.IsUnbroken ? Math.Max(RepeatedEndNs, SilenceNs) : since.SameTimestamp ? RepeatedEndNs : ShortestSilenceNs;
        return since.GrownUnits >= 0 && laterNs > -SameStartNs && laterNs < mostNs;
    }

    private bool GoesOn(in KeyPacket packet, in Since since)
    {
        if (since.GrownUnits < 0)
        {
            // A clock that starts again within the press. A next press cannot be that near.
            return IsNextSegment(packet, since) || (since.IsUnbroken && since.ElapsedNs < UsualRhythmNs(since) + ShortestPauseNs);
        }

        var tellsMore = since.GrownUnits > 0 || (packet.IsEnd && since.SameTimestamp);
        if (tellsMore && since.IsUnbroken && since.Lost == 0 && since.ElapsedNs < (since.SameTimestamp ? LongestPauseOfOursNs : LongestStallNs))
        {
            // Nothing is missing between the two, so no end was sent: the network held it up.
            return true;
        }

        if (since.ElapsedNs < (since.IsUnbroken ? SilenceNs : ShortestSilenceNs))
        {
            return since.SameTimestamp || !Grows || packet.IsEnd || Units == ushort.MaxValue;
        }

        return IsHoleOfLostPackets(packet, since);
    }

    /// <summary>After its end a press has only repetitions of that end.</summary>
    private bool RepeatsEnd(in KeyPacket packet, in Since since)
    {
        if (!packet.IsEnd)
        {
            return since.SameTimestamp && since.GrownUnits >= 0 && since.ElapsedNs < SilenceNs;
        }

        if (since.GrownUnits < 0)
        {
            return since.ElapsedNs < ShortestPauseNs;
        }

        var isCopy = since.SameTimestamp && since.GrownUnits == 0 && since.Lost <= MostLostEnds && since.IsUnbroken;
        return since.ElapsedNs < (since.IsUnbroken ? SilenceNs : ShortestSilenceNs)
            || (isCopy && since.ElapsedNs < SlowRepeatNs * (since.Lost + 1));
    }

    /// <summary>The missing sequence numbers account for the silence, and nothing else came that a pause would be made of.</summary>
    private bool IsHoleOfLostPackets(in KeyPacket packet, in Since since)
    {
        var rhythmNs = UsualRhythmNs(since);
        var isAccountedFor = since.Lost > 0 && rhythmNs <= SlowestRhythmNs
            && since.ElapsedNs < Math.Max(ShortestSilenceNs, 3 * rhythmNs) + (since.Lost * rhythmNs);
        return isAccountedFor && since.IsUnbroken && (since.SameTimestamp || (!Grows && !packet.HasMarker));
    }

    private long UsualRhythmNs(in Since since) => RhythmNs > 0 ? RhythmNs : since.ElapsedNs / (since.Lost + 1);

    /// <summary>A key held past 0xFFFF units goes on in a new segment that starts where the last one stopped (RFC 4733 §2.5.1.3).</summary>
    private bool IsNextSegment(in KeyPacket packet, in Since since)
    {
        var advance = packet.Timestamp - Timestamp;
        var behindNs = since.ElapsedNs - Ns(advance + (long)since.GrownUnits);
        return advance is >= NearLongestUnits and <= ushort.MaxValue + 1 && behindNs > -SameStartNs && behindNs < SilenceNs;
    }

    private long Ns(long units) => units * 1_000_000_000 / Math.Max(1, ClockRateHz);

    /// <summary>What lies between the last packet of the press and this one.</summary>
    /// <param name="ElapsedNs">The time.</param>
    /// <param name="GrownUnits">How much the duration has grown.</param>
    /// <param name="SameTimestamp">The timestamp is that of the last packet.</param>
    /// <param name="Lost">Packets that were sent between and have not come.</param>
    /// <param name="IsUnbroken">None came that could belong to a pause.</param>
    private readonly record struct Since(long ElapsedNs, int GrownUnits, bool SameTimestamp, int Lost, bool IsUnbroken);
}

/// <summary>What the rule of a press reads of one packet.</summary>
/// <param name="Source">Its SSRC.</param>
/// <param name="Code">Its event.</param>
/// <param name="IsEnd">The E bit.</param>
/// <param name="Units">The duration, in units of the clock.</param>
/// <param name="ClockRateHz">Of the payload type.</param>
/// <param name="Sequence">Of RTP.</param>
/// <param name="Timestamp">Of RTP.</param>
/// <param name="HasMarker">The marker bit; it decides only where nothing else can.</param>
/// <param name="AtNs">When it came, on a clock that does not go back.</param>
/// <param name="Window">Which packets of the source have come with this one, audio included.</param>
internal readonly record struct KeyPacket(
    uint Source, byte Code, bool IsEnd, ushort Units, int ClockRateHz, ushort Sequence, uint Timestamp, bool HasMarker, long AtNs,
    SequenceWindow Window)
{
    /// <summary>Out of the parsed packet and its payload.</summary>
    public static KeyPacket Of(in RtpPacket packet, in DtmfEvent update, int clockRateHz, long nowNs, in SequenceWindow window) => new(
        packet.Ssrc, update.Code, update.IsEnd, update.DurationUnits, Math.Max(1, clockRateHz), packet.Sequence, packet.Timestamp, packet.Marker,
        nowNs, window);
}

/// <summary>What a packet is to a press of the same key.</summary>
internal enum KeyPacketMeaning
{
    /// <summary>The press goes on, or its end is repeated.</summary>
    Update,

    /// <summary>It was overtaken: nothing new.</summary>
    Late,

    /// <summary>Another press.</summary>
    NextPress,
}
