namespace Engine.Media.Plane;

/// <summary>The figures of one leg, for its call record. Counters may be one packet apart: they are read while the leg runs.</summary>
public sealed record LegStatistics
{
    /// <summary>RTP packets sent.</summary>
    public long Sent { get; init; }

    /// <summary>RTP packets the kernel refused.</summary>
    public long SendFailures { get; init; }

    /// <summary>Packets sent more than 2 ms after their tick.</summary>
    public long LateTicks { get; init; }

    /// <summary>RTP packets accepted.</summary>
    public long Received { get; init; }

    /// <summary>Packets missing by their sequence numbers.</summary>
    public long Lost { get; init; }

    /// <summary>Interarrival jitter in ms (RFC 3550 §6.4.1).</summary>
    public double JitterMs { get; init; }

    /// <summary>Packets of a payload type that was not agreed.</summary>
    public long UnknownPayload { get; init; }

    /// <summary>Datagrams that are not RTP.</summary>
    public long Malformed { get; init; }

    /// <summary>Packets from an address that is not our peer's.</summary>
    public long ForeignSource { get; init; }

    /// <summary>Packets before the first agreement.</summary>
    public long BeforeAgreement { get; init; }

    /// <summary>RTCP packets received.</summary>
    public long ControlReceived { get; init; }

    /// <summary>Sent packets that the peer reports lost; -1 without a report.</summary>
    public long RemoteLost { get; init; } = -1;

    /// <summary>Jitter that the peer reports, in ms; -1 without a report.</summary>
    public double RemoteJitterMs { get; init; } = -1;

    /// <summary>Round trip in ms from the last report; -1 when unknown.</summary>
    public double RoundTripMs { get; init; } = -1;
}
