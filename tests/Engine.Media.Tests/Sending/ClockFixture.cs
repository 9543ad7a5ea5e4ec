using System.Net;
using System.Net.Sockets;
using Engine.Media.Linux;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Media.Receiving;
using Engine.Media.Sdp;
using Engine.Media.Sending;
using Engine.Media.Tests.Plane;

namespace Engine.Media.Tests.Sending;

/// <summary>A clock shard on virtual time with legs that need no plane: what leaves is recorded.</summary>
internal sealed class ClockFixture : ILegOwner, IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TxLine[] _lines;
    private readonly List<MediaLeg> _opened = [];
    private readonly PlaneServices _services;

    public ClockFixture(int capacity = 16, double drainSeconds = 3)
    {
        Sender = new RecordingSender(Timing);
        _lines = GC.AllocateArray<TxLine>(capacity, pinned: true);
        _services = new PlaneServices(ControlPort: 3999, new ControlDirectory(), Timing, Faults.Add);
        var upkeep = new LegUpkeep(TimeProvider.System, Sender, new MediaSocket(_socket, _services.ControlPort), new Random(5), TimeSpan.FromSeconds(5));
        Shard = new ClockShard(_lines, Timing, Sender, upkeep, this, (long)(drainSeconds * 1e9));
    }

    public FakeTiming Timing { get; } = new();

    public RecordingSender Sender { get; }

    public ClockShard Shard { get; }

    public List<Exception> Faults { get; } = [];

    public Recorder Reported { get; } = new();

    public List<MediaLeg> Detached { get; } = [];

    public List<MediaLeg> Freed { get; } = [];

    public ushort FirstSequence { get; } = 0xFFF0;

    public MediaLeg Open(LegSettings? settings = null)
    {
        var index = _opened.Count;
        var resources = new LegResources(
            index, new MediaSocket(_socket, 4000 + (index * 2)), (uint)(0x1000 + index), "name"u8.ToArray(), Shard.Commands);
        _lines[index] = new TxLine { Ssrc = resources.Ssrc, Sequence = FirstSequence, TimestampBase = 0xFFFF_F000, Flags = TxFlags.AfterGap, Stride = 1, Wait = 1 };
        var leg = new MediaLeg(_services, resources, settings ?? LegSettings.Default, Reported);
        _opened.Add(leg);
        return leg;
    }

    public TxLine LineOf(MediaLeg leg) => _lines[leg.Sending.Index];

    public MediaLeg Answered(NegotiatedMedia? media = null, LegSettings? settings = null)
    {
        var leg = Open(settings);
        leg.Connect(media ?? Media());
        return leg;
    }

    /// <summary>Moves time tick by tick.</summary>
    public void Run(int milliseconds)
    {
        for (var end = Timing.NowNs + (milliseconds * 1_000_000L); Timing.NowNs < end;)
        {
            Shard.Run();
            Timing.NowNs += PhaseSlots.TickNs;
        }
    }

    public static NegotiatedMedia Media(int ptimeMs = 20, MediaDirection direction = MediaDirection.SendReceive, AudioCodec codec = AudioCodec.Pcma) => new()
    {
        Remote = new IPEndPoint(IPAddress.Loopback, 5004),
        RemoteRtcp = new IPEndPoint(IPAddress.Loopback, 5005),
        SendCodec = codec,
        SendPayloadType = (byte)codec,
        Receive = new PayloadMap([new RtpMap(8, "PCMA", 8000), new RtpMap(0, "PCMU", 8000), new RtpMap(101, "telephone-event", 8000)]),
        SendEventPayloadType = 101,
        SendComfortNoisePayloadType = 13,
        PtimeMs = ptimeMs,
        Direction = direction,
    };

    /// <summary>A prompt in which every byte of A-law is known to differ from silence.</summary>
    public static EncodedPrompt Prompt(int milliseconds) =>
        EncodedPrompt.From(new PcmClip([.. Enumerable.Range(0, milliseconds * 8).Select(n => (short)(1000 + (n % 251 * 64)))], 8000));

    void ILegOwner.Detach(LegSending leg) => Detached.Add(_opened[leg.Index]);

    void ILegOwner.Free(LegSending leg) => Freed.Add(_opened[leg.Index]);

    public void Dispose()
    {
        _socket.Dispose();
        Shard.Commands.Dispose();
    }
}
