using Engine.Media.Bridging;
using Engine.Media.Dtmf;
using Engine.Media.Linux;
using Engine.Media.Prompts;
using Engine.Media.Receiving;
using Engine.Media.Sdp;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>
/// The sound of one call leg: one even port, one socket. Every method may be called from any thread and returns at once; its effect
/// follows within two milliseconds on the leg's clock thread.
/// </summary>
public sealed class MediaLeg : IBridgeSink
{
    private readonly PlaneServices _plane;
    private readonly CommandQueue _commands;
    private readonly GuardedObserver _observer;
    private OneWayBridge? _bridgedFrom;

    internal MediaLeg(PlaneServices plane, LegResources resources, LegSettings settings, IMediaObserver observer)
    {
        _plane = plane;
        _commands = resources.Commands;
        _observer = new GuardedObserver(observer, this, plane.Report);
        Settings = settings;
        Receiving = new LegReceiving(resources.Index, resources.Socket, resources.Ssrc, _observer);
        Sending = new LegSending(Receiving, resources.CanonicalName, _observer);
    }

    /// <summary>Our RTP port: even, and the port we also send from (RTP-04).</summary>
    public int LocalPort => Receiving.Socket.Port;

    /// <summary>Our RTCP port, shared by all legs; SDP says so with <c>a=rtcp</c> (RTP-03).</summary>
    public int LocalRtcpPort => _plane.ControlPort;

    /// <summary>Our source (RFC 3550 §5.1).</summary>
    public uint Ssrc => Receiving.Ssrc;

    /// <summary>The owner of the leg: events are reported to it.</summary>
    public IMediaObserver Observer => _observer.Owner;

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool IsClosed => Receiving.IsClosed;

    /// <summary>The figures so far; final once the leg is closed.</summary>
    public LegStatistics Statistics => LegFigures.Of(Sending, Receiving);

    /// <summary>Changes with every packet that belongs to the leg, RTP or RTCP, whatever it holds (RTP-33).</summary>
    public long SignsOfLife => Receiving.SignsOfLife;

    /// <summary>Changes whenever ICMP calls the address unreachable that our RTP goes to; always 0 where the system does not tell (RTP-34).</summary>
    public long Unreachable => Receiving.Unreachable;

    /// <summary>Whether a prompt plays, or waits for the end of a hold.</summary>
    public bool IsPlaying => Sending.IsPlaying;

    internal LegSettings Settings { get; }

    internal LegSending Sending { get; }

    internal LegReceiving Receiving { get; }

    /// <summary>
    /// Takes over an agreement: first with <see cref="MediaPhase.Early"/> for a 18x with SDP, then at the 2xx, then at each
    /// re-INVITE. Address, codec and direction change with the next packet (SDP-11).
    /// </summary>
    public void Connect(NegotiatedMedia media, MediaPhase phase = MediaPhase.Answered)
    {
        var plan = new LegPlan(media, phase, Settings, Receiving.Socket.Socket.AddressFamily, _plane.Timing.NowNs);
        _plane.Directory.AddAddress(plan.RemoteControl, Receiving);
        Receiving.Plan = plan;
        Post(new ClockCommand(ClockCommand.Verb.Connect, Sending) { Plan = plan });
    }

    /// <summary>
    /// Plays a prompt, or lets it wait its turn: prompts follow each other without a gap, at most 16 wait. Before the answer it waits
    /// for the answer (EM-02). Its end is reported once.
    /// </summary>
    public void Play(EncodedPrompt prompt, long playbackId) =>
        Post(new ClockCommand(ClockCommand.Verb.Play, Sending) { Prompt = prompt, Number = playbackId });

    /// <summary>Stops a prompt that plays or waits, within one packet. Unknown ids change nothing.</summary>
    public void Stop(long playbackId) => Post(new ClockCommand(ClockCommand.Verb.Stop, Sending) { Number = playbackId });

    /// <summary>Sends a key as RFC 4733 events after those already asked for; our audio pauses meanwhile (DTMF-05).</summary>
    /// <param name="key">0–9, *, #, A–D or '!'.</param>
    /// <param name="toneMs">40–500.</param>
    /// <returns>False: not a key, or the peer takes no telephone events.</returns>
    public bool SendDigit(char key, int toneMs = 100)
    {
        if (DtmfEvent.CodeOf(key) is not { } code || Receiving.Plan?.Media.SendEventPayloadType is null)
        {
            return false;
        }

        Post(new ClockCommand(ClockCommand.Verb.SendKey, Sending) { Number = code | ((long)toneMs << 8) });
        return true;
    }

    /// <summary>Starts a ring of received frames; a second call replaces it.</summary>
    public ReceiveTap AttachTap(int frames)
    {
        var tap = new ReceiveTap(frames);
        Receiving.Tap = tap;
        return tap;
    }

    /// <summary>
    /// From now on this leg sends whatever the other receives, keys included, while no prompt plays (XFER-11). One way: two calls bridge
    /// both ways. The other leg may still be in early media. Again for the same leg changes nothing, for another one replaces the bridge.
    /// </summary>
    public void BridgeFrom(MediaLeg source)
    {
        if (Volatile.Read(ref _bridgedFrom) is { } present && present.Source == source.Receiving)
        {
            return;
        }

        var bridge = new OneWayBridge(source.Receiving, this, Receiving.Plan?.Media.SendCodec ?? AudioCodec.Pcma);
        if (Interlocked.Exchange(ref _bridgedFrom, bridge) is { } before)
        {
            before.Source.Detach(before);
        }

        source.Receiving.Attach(bridge);
        Post(new ClockCommand(ClockCommand.Verb.Bridge, Sending) { Bridge = bridge });
    }

    /// <summary>Undoes <see cref="BridgeFrom"/>.</summary>
    public void StopBridge()
    {
        if (Interlocked.Exchange(ref _bridgedFrom, null) is { } bridge)
        {
            bridge.Source.Detach(bridge);
            Post(new ClockCommand(ClockCommand.Verb.Bridge, Sending));
        }
    }

    /// <summary>Repeats a cadence while no prompt plays, until <see cref="StopRinging"/> or the first sound of the bridged leg.</summary>
    public void Ring(EncodedPrompt cadence) => Post(new ClockCommand(ClockCommand.Verb.Ring, Sending) { Prompt = cadence });

    /// <summary>Undoes <see cref="Ring"/>.</summary>
    public void StopRinging() => Post(new ClockCommand(ClockCommand.Verb.Ring, Sending));

    /// <summary>Looks for keys in the received audio, reported by <see cref="IMediaObserver.OnToneStarted"/>, or stops doing so.</summary>
    public void DetectTones(bool on)
    {
        if (on != (Receiving.Tones is not null))
        {
            Receiving.Tones = on ? new ToneTap() : null;
        }
    }

    /// <summary>Stops filling a ring, if it is still the one being filled.</summary>
    public void DetachTap(ReceiveTap tap) => Receiving.DetachTap(tap);

    /// <summary>Ends the leg: BYE in RTCP, the port drains. Playbacks end as not completed. Safe to call again.</summary>
    public void Close()
    {
        if (Receiving.TryClose())
        {
            StopBridge();
            if (Receiving.Bridge is { } bridge)
            {
                bridge.Sink.Leave(bridge);
            }

            Post(new ClockCommand(ClockCommand.Verb.Close, Sending));
        }
    }

    void IBridgeSink.KeyDown(byte code) => Post(new ClockCommand(ClockCommand.Verb.KeyDown, Sending) { Number = code });

    void IBridgeSink.KeyUp(int durationMs) => Post(new ClockCommand(ClockCommand.Verb.KeyUp, Sending) { Number = durationMs });

    void IBridgeSink.Leave(OneWayBridge bridge)
    {
        if (Volatile.Read(ref _bridgedFrom) == bridge)
        {
            StopBridge();
        }
    }

    internal void Retarget(in WireAddress source) => Post(new ClockCommand(ClockCommand.Verb.Retarget, Sending) { Address = source });

    private void Post(in ClockCommand command) => _commands.Post(command);
}
