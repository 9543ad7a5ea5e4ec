using System.Net.Sockets;
using Engine.Media.Bridging;
using Engine.Media.Dtmf;
using Engine.Media.Linux;
using Engine.Media.Prompts;
using Engine.Media.Receiving;
using Engine.Media.Sdp;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>
/// The sound of one call leg: one even port, one socket. Every method may be called from any thread and returns at once; what it asks
/// for happens within two milliseconds on the leg's clock thread.
/// </summary>
public sealed class MediaLeg
{
    private readonly MediaPlane _plane;
    private int _closed;
    private volatile LegPlan? _plan;
    private volatile ReceiveTap? _tap;
    private volatile ToneEar? _tones;
    private LegJoint? _listener;
    private LegJoint? _hears;

    internal MediaLeg(MediaPlane plane, LegResources resources, LegSettings settings, IMediaObserver observer)
    {
        _plane = plane;
        Index = resources.Index;
        Socket = resources.Socket;
        Descriptor = (int)resources.Socket.Handle;
        LocalPort = resources.Port;
        Ssrc = resources.Ssrc;
        CanonicalName = resources.CanonicalName;
        Shard = resources.Shard;
        Settings = settings;
        Tell = new GuardedObserver(observer, resources.Report);
    }

    /// <summary>Our RTP port: even, and the port we also send from (RTP-04).</summary>
    public int LocalPort { get; }

    /// <summary>Our RTCP port, shared by all legs; SDP says so with <c>a=rtcp</c> (RTP-03).</summary>
    public int LocalRtcpPort => _plane.ControlPort;

    /// <summary>Our source (RFC 3550 §5.1).</summary>
    public uint Ssrc { get; }

    /// <summary>Who is told what happens.</summary>
    public IMediaObserver Observer => Tell.Owner;

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>The figures so far; final once the leg is closed.</summary>
    public LegStatistics Statistics => LegFigures.Of(this);

    internal GuardedObserver Tell { get; }

    internal int Index { get; }

    internal Socket Socket { get; }

    internal int Descriptor { get; }

    internal byte[] CanonicalName { get; }

    internal ClockShard Shard { get; }

    internal LegSettings Settings { get; }

    internal LegSending Sending { get; } = new();

    internal LegReceiving Receiving { get; } = new();

    internal LegPlan? Plan => _plan;

    internal ReceiveTap? Tap => _tap;

    internal ToneEar? Tones => _tones;

    /// <summary>Where what is received here goes on to.</summary>
    internal LegJoint? Listener => Volatile.Read(ref _listener);

    internal Socket ControlSocket => Plan is { Media.RtcpMux: true } ? Socket : _plane.ControlSocket;

    internal int ControlDescriptor => Plan is { Media.RtcpMux: true } ? Descriptor : _plane.ControlDescriptor;

    /// <summary>The portable sender's converted address and what it was converted from.</summary>
    internal System.Net.SocketAddress? PortableAddress { get; set; }

    internal WireAddress PortableTo { get; set; }

    /// <summary>
    /// Takes over what was agreed: first with <see cref="MediaPhase.Early"/> for a 18x with SDP, then at the 2xx, then at each
    /// re-INVITE. Address, codec and direction change with the next packet (SDP-11).
    /// </summary>
    public void Connect(NegotiatedMedia media, MediaPhase phase = MediaPhase.Answered)
    {
        var plan = new LegPlan(media, phase, Settings, Socket.AddressFamily, _plane.NowNs);
        _plane.KnowAddress(plan.RemoteControl, this);
        Follow(plan);
    }

    /// <summary>
    /// Plays a prompt, or lets it wait its turn: prompts follow each other without a gap, at most 16 wait. Before the answer it waits
    /// for the answer (EM-02). Its end is told once.
    /// </summary>
    public void Play(EncodedPrompt prompt, long playbackId) =>
        Post(new ClockCommand(ClockCommand.Verb.Play, this) { Prompt = prompt, Number = playbackId });

    /// <summary>Stops a prompt that plays or waits, within one packet. Unknown ids change nothing.</summary>
    public void Stop(long playbackId) => Post(new ClockCommand(ClockCommand.Verb.Stop, this) { Number = playbackId });

    /// <summary>Sends a key as RFC 4733 events after those already asked for; our audio pauses meanwhile (DTMF-05).</summary>
    /// <param name="key">0–9, *, #, A–D or '!'.</param>
    /// <param name="toneMs">40–500.</param>
    /// <returns>False: not a key, or the peer takes no telephone events.</returns>
    public bool SendDigit(char key, int toneMs = 100)
    {
        if (DtmfEvent.CodeOf(key) is not { } code || Plan?.Media.SendEventPayloadType is null)
        {
            return false;
        }

        Post(new ClockCommand(ClockCommand.Verb.SendKey, this) { Number = code | ((long)toneMs << 8) });
        return true;
    }

    /// <summary>Starts a ring of received frames; a second call replaces it.</summary>
    public ReceiveTap AttachTap(int frames)
    {
        var tap = new ReceiveTap(frames);
        _tap = tap;
        return tap;
    }

    /// <summary>
    /// From now on this leg hears what the other receives, keys included, whenever no prompt plays (XFER-11). One way; a bridge is two of
    /// them. The other leg may still be in early media. Again for the same leg changes nothing, for another one replaces it.
    /// </summary>
    public void HearFrom(MediaLeg source)
    {
        if (Volatile.Read(ref _hears) is { } present && present.Source == source)
        {
            return;
        }

        var joint = new LegJoint(source, this, Plan?.Media.SendCodec ?? AudioCodec.Pcma);
        Detach(Interlocked.Exchange(ref _hears, joint));
        Volatile.Write(ref source._listener, joint);
        Post(new ClockCommand(ClockCommand.Verb.Hear, this) { Joint = joint });
    }

    /// <summary>Undoes <see cref="HearFrom"/>.</summary>
    public void StopHearing()
    {
        if (Interlocked.Exchange(ref _hears, null) is { } joint)
        {
            Detach(joint);
            Post(new ClockCommand(ClockCommand.Verb.Hear, this));
        }
    }

    /// <summary>Repeats a cadence whenever no prompt plays, until <see cref="StopRinging"/> or the first sound of the leg that is heard.</summary>
    public void Ring(EncodedPrompt cadence) => Post(new ClockCommand(ClockCommand.Verb.Ring, this) { Prompt = cadence });

    /// <summary>Undoes <see cref="Ring"/>.</summary>
    public void StopRinging() => Post(new ClockCommand(ClockCommand.Verb.Ring, this));

    /// <summary>Looks for keys in the received audio, told by <see cref="IMediaObserver.OnToneStarted"/>, or stops doing so.</summary>
    public void DetectTones(bool on)
    {
        if (on != (_tones is not null))
        {
            _tones = on ? new ToneEar() : null;
        }
    }

    /// <summary>Stops filling a ring, if it is still the one being filled.</summary>
    public void DetachTap(ReceiveTap tap) => Interlocked.CompareExchange(ref _tap, null, tap);

    /// <summary>Ends the leg: BYE in RTCP, the port drains. Playbacks end as not completed. Safe to call again.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            StopHearing();
            if (Listener is { } joint && joint.Sink is { } sink && Volatile.Read(ref sink._hears) == joint)
            {
                sink.StopHearing();
            }

            Post(new ClockCommand(ClockCommand.Verb.Close, this));
        }
    }

    internal void HoldKey(byte code) => Post(new ClockCommand(ClockCommand.Verb.KeyDown, this) { Number = code });

    internal void LetGoKey(int durationMs) => Post(new ClockCommand(ClockCommand.Verb.KeyUp, this) { Number = durationMs });

    internal void Follow(LegPlan plan)
    {
        _plan = plan;
        Post(new ClockCommand(ClockCommand.Verb.Connect, this) { Plan = plan });
    }

    internal void Retarget(in WireAddress source) => Post(new ClockCommand(ClockCommand.Verb.Retarget, this) { Address = source });

    /// <summary>Takes a joint out of its source, unless another has taken its place there.</summary>
    private static void Detach(LegJoint? joint)
    {
        if (joint is not null)
        {
            Interlocked.CompareExchange(ref joint.Source._listener, null, joint);
        }
    }

    private void Post(in ClockCommand command) => Shard.Commands.Post(command);
}
