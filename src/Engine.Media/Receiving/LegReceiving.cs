using Engine.Media.Dtmf;
using Engine.Media.Rtp;

namespace Engine.Media.Receiving;

/// <summary>The receiving half of a leg: written by the leg's receive thread only, read by its clock shard and by statistics.</summary>
internal sealed class LegReceiving
{
    public ReceiveStatistics Statistics;

    public SourceGuard Guard;

    public DtmfReceiver Keys;

    public long BeforeAgreement;

    public long Malformed;

    public long UnknownPayload;

    public long ForeignSource;

    public long ControlReceived;

    private long _lastHeardNs;

    /// <summary>Whether the leg is among those whose open key needs the time.</summary>
    public bool WaitsForKeyEnd { get; set; }

    /// <summary>Whether OnFirstPacket was said.</summary>
    public bool HeardFirst { get; set; }

    /// <summary>When RTP or RTCP last came; 0 for never.</summary>
    public long LastHeardNs
    {
        get => Volatile.Read(ref _lastHeardNs);
        set => Volatile.Write(ref _lastHeardNs, value);
    }

    /// <summary>When the peer's last SR came and the middle of its NTP time; zero for none.</summary>
    public (long AtNs, uint MiddleNtp) LastSenderReport { get; set; }

    /// <summary>What the peer last said about our stream: packets lost; -1 for nothing.</summary>
    public long RemoteLost { get; set; } = -1;

    /// <summary>Jitter at the peer in clock units; -1 for nothing.</summary>
    public long RemoteJitter { get; set; } = -1;

    /// <summary>ms; -1 while unknown.</summary>
    public double RoundTripMs { get; set; } = -1;
}
