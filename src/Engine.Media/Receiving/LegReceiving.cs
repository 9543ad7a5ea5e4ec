using Engine.Media.Bridging;
using Engine.Media.Dtmf;
using Engine.Media.Linux;
using Engine.Media.Rtp;

namespace Engine.Media.Receiving;

/// <summary>
/// The receiving half of a leg. Counters are written by the leg's receive thread only, and read by its clock shard and by statistics;
/// plan, tap, tone tap and bridge are set by any thread and followed with the next packet.
/// </summary>
internal sealed class LegReceiving(int index, MediaSocket socket, uint ssrc, IReceivingEvents events) : IBridgeSource
{
    public ReceiveStatistics Statistics;

    public SourceGuard Guard;

    public DtmfReceiver Keys;

    public long BeforeAgreement;

    public long Malformed;

    public long UnknownPayload;

    public long ForeignSource;

    public long ControlReceived;

    private long _signsOfLife;
    private long _unreachable;
    private int _closed;
    private volatile LegPlan? _plan;
    private volatile ReceiveTap? _tap;
    private volatile ToneTap? _tones;
    private OneWayBridge? _bridge;

    public int Index => index;

    public MediaSocket Socket => socket;

    /// <summary>Our source: reports about it are about us.</summary>
    public uint Ssrc => ssrc;

    public IReceivingEvents Events => events;

    /// <summary>Whether the leg was closed.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>The last agreement.</summary>
    public LegPlan? Plan
    {
        get => _plan;
        set => _plan = value;
    }

    public ReceiveTap? Tap
    {
        get => _tap;
        set => _tap = value;
    }

    public ToneTap? Tones
    {
        get => _tones;
        set => _tones = value;
    }

    /// <summary>The bridge that takes received sound to another leg.</summary>
    public OneWayBridge? Bridge => Volatile.Read(ref _bridge);

    /// <summary>Whether an open key of the leg waits for its end or for time to end it.</summary>
    public bool WaitsForKeyEnd { get; set; }

    /// <summary>Whether the first packet was reported.</summary>
    public bool ReportedFirstPacket { get; set; }

    /// <summary>Packets that belong to the leg, whatever they hold (RTP-33). Read by any thread: a number that has changed is all it tells.</summary>
    public long SignsOfLife => Volatile.Read(ref _signsOfLife);

    /// <summary>How often ICMP called the peer's address unreachable; read by any thread (RTP-34).</summary>
    public long Unreachable => Volatile.Read(ref _unreachable);

    /// <summary>When the peer's last SR came and the middle of its NTP time; zero for none.</summary>
    public (long AtNs, uint MiddleNtp) LastSenderReport { get; set; }

    /// <summary>Packets lost of our stream by the peer's last report; -1 without one.</summary>
    public long RemoteLost { get; set; } = -1;

    /// <summary>Jitter at the peer in clock units; -1 without a report.</summary>
    public long RemoteJitter { get; set; } = -1;

    /// <summary>ms; -1 while unknown.</summary>
    public double RoundTripMs { get; set; } = -1;

    /// <summary>A packet of the peer came. Two receive threads may count at once, the leg's and that of the shared RTCP socket: then the number still changes.</summary>
    public void Live() => Volatile.Write(ref _signsOfLife, _signsOfLife + 1);

    /// <summary>ICMP called the peer's address unreachable.</summary>
    public void CountUnreachable() => Volatile.Write(ref _unreachable, _unreachable + 1);

    /// <summary>True for the first caller only.</summary>
    public bool TryClose() => Interlocked.Exchange(ref _closed, 1) == 0;

    /// <summary>Stops filling a ring, if it is still the one being filled.</summary>
    public void DetachTap(ReceiveTap tap) => Interlocked.CompareExchange(ref _tap, null, tap);

    public void Attach(OneWayBridge bridge) => Volatile.Write(ref _bridge, bridge);

    public void Detach(OneWayBridge bridge) => Interlocked.CompareExchange(ref _bridge, null, bridge);
}
