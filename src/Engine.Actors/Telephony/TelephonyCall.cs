using Engine.Flows.Facts;
using Engine.Media;
using Engine.Media.Dtmf;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Media.Sdp;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Telephony;

/// <summary>
/// One real call. SIP speaks to it on its shard thread, media on its own threads, the call actor from anywhere; what it has to say goes out
/// as events. Session state is touched by the shard thread only, once the call is placed.
/// </summary>
internal sealed class TelephonyCall(TelephonyCallPort port, CallRequest request, ICallEvents events) : ICall, ICallObserver, IMediaObserver
{
    private readonly CallKeys _keys = new(request.Trunk.Dtmf, port.Time, events);
    private readonly TelephonyBridge _bridge = new();
    private MediaLeg _leg = null!;
    private CallTicket _ticket = null!;
    private SdpSession _session = null!;
    private LocalEvent? _unusable;
    private bool _answered;
    private int _placed;
    private int _closed;
    private volatile bool _isAwaited;

    public DialFacts Dial { get; private set; } = null!;

    public void Place()
    {
        if (Interlocked.Exchange(ref _placed, 1) == 0)
        {
            var settings = CallPlans.SettingsOf(request, port.CredentialsOf(request.Trunk.TrunkId, request.Credentials), port.Config, _session);
            port.Sip.Place(_ticket, settings, _session.Offer(), this);
            port.CrashPoints.Hit(CrashPoint.InviteSent);
        }
    }

    public void Release()
    {
        port.Sip.Release(_ticket);
        Close();
    }

    public void Cancel(Engine.Ports.Calls.CancelCause cause) =>
        port.Sip.Cancel(_ticket, cause == Engine.Ports.Calls.CancelCause.Shutdown ? Engine.Sip.Calls.CancelCause.Shutdown : Engine.Sip.Calls.CancelCause.Caller);

    /// <summary>BYE first, then the media (CALL-28); its socket stays bound while the port drains, so nothing bounces.</summary>
    public void HangUp()
    {
        port.Sip.HangUp(_ticket, HangUpCause.Normal, _bridge.CauseOfOther);
        port.CrashPoints.Hit(CrashPoint.ByeSent);
        _leg.Close();
    }

    public void Play(long playbackId, EncodedPrompt prompt) => _leg.Play(prompt, playbackId);

    public void Stop(long playbackId) => _leg.Stop(playbackId);

    public void WantKeys() => _keys.Want();

    public void Await(bool isAwaited) => _isAwaited = isAwaited;

    public void Ringback(ICall of) => _bridge.Ring(_leg, ((TelephonyCall)of)._leg, ((TelephonyCall)of)._bridge, port.Cadence);

    public void StopRingback() => _bridge.StopRinging(_leg);

    public void Bridge(ICall with) => _bridge.Open(_leg, ((TelephonyCall)with)._leg, ((TelephonyCall)with)._bridge);

    public ICallTap Tap() => new LegTap(_leg, port.Time);

    /// <summary>Early media are heard whatever brings them; whether it rings was decided where the ring timeout started (CALL-03).</summary>
    public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp)
    {
        if (!sdp.IsEmpty && _session.AcceptAnswer(sdp) is Negotiation.Agreed early)
        {
            _leg.Connect(early.Media, MediaPhase.Early);
        }

        if (progress.Sign != ProgressSign.None)
        {
            _bridge.OnRinging();
            events.On(new CallEvent.Ringing(port.Now, progress.Status, (int?)progress.PostDialDelayMs) { EarlyMedia = progress.Sign == ProgressSign.EarlyMedia });
        }
    }

    public void OnConfirming(ConfirmedDialog dialog)
    {
        port.Ledger.Confirmed(_ticket.CallId, CallPlans.FactsOf(dialog));
        port.CrashPoints.Hit(CrashPoint.ConfirmedBeforeAck);
    }

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp)
    {
        if (sdp.IsEmpty)
        {
            Refuse(LocalEvent.SdpMissing, HangUpCause.SdpMissing);
        }
        else if (_session.AcceptAnswer(sdp) is Negotiation.Agreed agreed)
        {
            _answered = true;
            Connect(agreed.Media);
            events.On(new CallEvent.Answered(port.Now, CallPlans.FactsOf(dialog)));
        }
        else
        {
            Refuse(LocalEvent.MediaNegotiation, HangUpCause.MediaNegotiation);
        }
    }

    public void OnEnded(CallResult result)
    {
        port.Ledger.Ended(_ticket.CallId);
        _bridge.OnEnded(result.Q850);
        Close();
        events.On(Last(result));
    }

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer)
    {
        if (offer.IsEmpty)
        {
            return ReofferReply.Accept(_session.Offer());
        }

        if (_session.AnswerTo(offer) is not Negotiation.Agreed agreed)
        {
            return ReofferReply.NotAcceptable;
        }

        Connect(agreed.Media);
        return ReofferReply.Accept(agreed.AnswerBody);
    }

    public bool OnReanswer(ReadOnlySpan<byte> answer)
    {
        var outcome = _session.AcceptAnswer(answer);
        if (outcome is Negotiation.Agreed agreed)
        {
            Connect(agreed.Media);
        }
        else if (outcome is Negotiation.Refused { Fault: NegotiationFault.BadSdp } && _session.TalkAgain() is { } again)
        {
            Connect(again);
        }

        return outcome is Negotiation.Agreed;
    }

    public bool OnReofferEnded(int status, ReadOnlySpan<byte> answer)
    {
        if (status is < 200 or >= 300 || _session.AcceptAnswer(answer) is not Negotiation.Agreed agreed)
        {
            return false;
        }

        Connect(agreed.Media);
        return true;
    }

    public void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed) =>
        events.On(new CallEvent.PlaybackEnded(port.Now, playbackId, playedMs, totalMs, completed));

    public void OnInfo(string contentType, ReadOnlySpan<byte> body) => _keys.OnInfo(contentType, body);

    public void OnDigitStarted(MediaLeg leg, char digit) => _keys.On(KeySource.Rfc4733, digit);

    public void OnToneStarted(MediaLeg leg, char digit) => _keys.On(KeySource.InBand, digit);

    /// <summary>A press was reported when it began.</summary>
    public void OnDigit(MediaLeg leg, char digit, int durationMs)
    {
    }

    /// <summary>The session is the shard's, the counters of the leg may be read by any thread.</summary>
    public LineFacts? OnLook()
    {
        var bridge = _bridge.SignsOfLife(_leg);
        return new LineFacts
        {
            SignsOfLife = _leg.SignsOfLife,
            Unreachable = _leg.Unreachable,
            IsPlaying = _leg.IsPlaying,
            IsAwaited = _isAwaited || bridge is not null,
            IsHeld = _session.Agreed is { MaySend: false },
            BridgeSignsOfLife = bridge,
        };
    }

    /// <summary>Everything needed is there; nothing was sent.</summary>
    internal void Reserved(MediaLeg leg, CallTicket ticket, long sessionId)
    {
        _leg = leg;
        _ticket = ticket;
        _keys.ByInfo = _bridge.OnKey;
        Dial = CallPlans.FactsOf(ticket, request.Gateway);
        _session = new SdpSession(
            new LocalMedia
            {
                Address = port.Config.MediaAddress, Port = leg.LocalPort, RtcpPort = leg.LocalRtcpPort, Codecs = CallPlans.CodecsOf(request.Trunk),
                PtimeMs = request.Trunk.PtimeMs, TelephoneEventPayloadType = _keys.OfferedEvents,
            },
            sessionId);
    }

    private void Connect(NegotiatedMedia media)
    {
        _leg.Connect(media);
        _keys.Agreed(_leg, media);
    }

    /// <summary>The leg and the trunk's channel, once.</summary>
    private void Close()
    {
        _leg.Close();
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            port.GiveBackChannel(request.Trunk);
        }
    }

    private void Refuse(LocalEvent why, HangUpCause cause)
    {
        _unusable = why;
        port.Sip.HangUp(_ticket, cause);
    }

    /// <summary>An unusable answer was never reported as an answer, so the call ends as a failure with the 2xx as its evidence.</summary>
    private CallEvent Last(CallResult result) => (_answered, _unusable) switch
    {
        (true, _) => SipVerdicts.EndOf(result, port.Now),
        (_, { } why) => new CallEvent.Failed(port.Now, SipVerdicts.FailureOf(why) with
        {
            SipStatus = result.SipStatus, SipPhrase = result.SipPhrase, Failover = false, HungUpBy = SipVerdicts.SideOf(result),
            Evidence = SipVerdicts.EvidenceOf(result),
        }),
        _ => new CallEvent.Failed(port.Now, SipVerdicts.FailureOf(result, request.MoreGateways)),
    };
}
