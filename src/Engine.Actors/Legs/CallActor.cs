using Engine.Actors.Dialling;
using Engine.Actors.Kernel;
using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Legs;

/// <summary>
/// One leg: waits for a place among the calls of this node, prepares the attempt, owns its call and tells the interaction what becomes of
/// it. When it stops for whatever reason, the call is given back, cancelled or hung up.
/// </summary>
internal sealed class CallActor(LegOrder order, LegServices services) : Actor
{
    private static readonly object s_timer = new();

    /// <summary>Hang-up and cut prompt are told by different threads; the second is waited for that long.</summary>
    private static readonly TimeSpan s_cutPatience = TimeSpan.FromMilliseconds(300);

    private LegOrder _order = order;
    private LegLine _line = null!;
    private LegSound _sound = null!;
    private LegBridging _bridging = null!;
    private CallAdmission.Place? _place;
    private ICall? _call;
    private CallEvent.HungUp? _hungUp;
    private Phase _phase = Phase.Preparing;

    private enum Phase
    {
        Preparing,
        Reserved,
        Placed,
        Answered,
        Over,
    }

    /// <summary>A call that lives is not started again: the interaction learns that its leg is gone.</summary>
    protected internal override SupervisionStrategy DefaultSupervision => SupervisionStrategy.StopOnFailure;

    private int Attempt => _order.Dial.Attempt;

    private DateTimeOffset Now => Context.Time.GetUtcNow();

    protected override void PreStart()
    {
        _line = new LegLine(Context, _order, services);
        _sound = new LegSound(_line);
        _bridging = new LegBridging(_line);
        var self = Self;
        switch (services.Admission.Enter(_order.InteractionId, () => self.Tell(new LegSignal.Admitted()), out _place))
        {
            case CallAdmission.Verdict.Entered: Prepare(); break;
            case CallAdmission.Verdict.Waiting: Context.Timers.StartSingle(s_timer, new LegSignal.PlaceWaitOver(), services.PlaceWait); break;
            default: Overloaded(); break;
        }
    }

    protected override void PostStop()
    {
        switch (_phase)
        {
            case Phase.Reserved: _call!.Release(); break;
            case Phase.Placed: _call!.Cancel(CancelCause.Shutdown); break;
            case Phase.Answered: _call!.HangUp(); break;
        }

        _place?.Dispose();
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case LegSignal.Admitted: OnAdmitted(); break;
            case LegSignal.PlaceWaitOver: Overloaded(); break;
            case LegSignal.Prepared { Dial: PreparedDial.Ready m }: OnPrepared(m); break;
            case LegSignal.Prepared { Dial: PreparedDial.Refused m }: Refuse(m.Failure); break;
            case LegSignal.Loaded m: _sound.OnLoaded(m); break;
            case LegSignal.MadeReady m: _sound.OnMadeReady(m); break;
            case LegSignal.ForInput m: ToInput(m); break;
            case LegSignal.Failed m: throw new InvalidOperationException($"Attempt {Attempt} of {_order.InteractionId} cannot go on.", m.Cause);
            case LegSignal.CutPatienceOver: TellHungUp(); break;
            case LegProtocol.Place: OnPlace(); break;
            case LegProtocol.Release: Context.Stop(Self); break;
            case LegProtocol.Cancel m: OnCancel(m.Cause); break;
            case LegProtocol.HangUp: OnHangUp(); break;
            case LegProtocol.Play m: OnPlay(m); break;
            case LegProtocol.MakeReady m: _sound.MakeReady(m.Prompts); break;
            case LegProtocol.StopPlayback m: OnStopPlayback(m.PlaybackId); break;
            case LegProtocol.Lend m: OnLend(m); break;
            case LegProtocol.Ringback m: _bridging.Ring(m); break;
            case LegProtocol.Bridge m: OnBridge(m); break;
            case LegProtocol.Collect m: _line.Start(new LegCollecting(m, _line, _sound)); break;
            case LegProtocol.Listen m: _line.Start(new LegListening(_line, _sound, m)); break;
            case LegProtocol.StopInput m: OnStopInput(m.Token); break;
            case CallEvent.Ringing m: OnRinging(m); break;
            case CallEvent.Answered m: OnAnswered(m); break;
            case CallEvent.PlaybackEnded m: OnPlaybackEnded(m); break;
            case CallEvent.Failed m: OnFailed(m); break;
            case CallEvent.HungUp m: OnHungUp(m); break;
            case CallEvent.Digit m: _line.OnKey(m.Key); break;
            default: Unhandled(message); break;
        }
    }

    private void OnAdmitted()
    {
        if (Context.Timers.Cancel(s_timer))
        {
            Prepare();
        }
    }

    private void Prepare() => Context.PipeToSelf(
        services.Dials.RunAsync(_order, CancellationToken.None),
        dial => new LegSignal.Prepared(dial),
        cause => new LegSignal.Failed(cause));

    private void OnPrepared(PreparedDial.Ready ready)
    {
        _sound.HaveReady(ready.Prompts);
        switch (services.Calls.Reserve(ready.Request, new Relay(Self)))
        {
            case CallReservation.Refused { Failure.Failover: true } when ready.Request.MoreGateways:
                _order = _order with { Full = [.. _order.Full, ready.Request.Destination] };
                Prepare();
                break;
            case CallReservation.Refused none:
                Refuse(none.Failure);
                break;
            case CallReservation.Reserved reserved:
                _call = reserved.Call;
                _line.Call = _call;
                _phase = Phase.Reserved;
                services.CrashPoints.Hit(CrashPoint.Prepared);
                Report(new InteractionCommand.DialPrepared(Now, Attempt, _call.Dial));
                break;
        }
    }

    private void OnPlace()
    {
        if (_phase == Phase.Reserved)
        {
            _phase = Phase.Placed;
            _call!.Place();
        }
    }

    private void OnCancel(CancelCause cause)
    {
        if (_phase is Phase.Placed or Phase.Answered)
        {
            _call!.Cancel(cause);
        }
        else if (_phase != Phase.Over)
        {
            Report(new InteractionCommand.CallFailed(Now, Attempt, SipVerdicts.FailureOf(LocalEvent.Cancelled)));
            Context.Stop(Self);
        }
    }

    private void OnHangUp()
    {
        if (_phase is Phase.Placed or Phase.Answered)
        {
            services.CrashPoints.Hit(CrashPoint.BeforeBye);
            _call!.HangUp();
        }
    }

    private void OnPlay(LegProtocol.Play play)
    {
        _line.StopInput();
        _line.Keys.Ignore();
        _sound.Play(play);
    }

    private void OnStopPlayback(long id)
    {
        if (!_bridging.Stop(id))
        {
            _sound.Stop(id);
        }
    }

    private void OnLend(LegProtocol.Lend lend)
    {
        if (_call is not null && _phase != Phase.Over)
        {
            lend.To.Tell(lend.As(_call), Self);
        }
    }

    private void OnBridge(LegProtocol.Bridge bridge)
    {
        _line.StopInput();
        _bridging.Bridge(bridge);
    }

    private void OnStopInput(long token)
    {
        if (_line.Input?.Token == token)
        {
            _line.StopInput();
        }
    }

    private void ToInput(LegSignal.ForInput m)
    {
        if (_line.Input is { } input && input.Token == m.Token)
        {
            input.On(m.Message);
        }
    }

    private void OnRinging(CallEvent.Ringing e)
    {
        services.CrashPoints.Hit(CrashPoint.Ringing);
        Report(new InteractionCommand.Ringing(e.At, Attempt, e.SipStatus, e.PostDialDelayMs));
    }

    private void OnAnswered(CallEvent.Answered e)
    {
        _phase = Phase.Answered;
        _line.IsUp = true;
        Report(new InteractionCommand.Answered(e.At, Attempt, e.Dialog));
    }

    private void OnPlaybackEnded(CallEvent.PlaybackEnded e)
    {
        _sound.OnEnded(e);
        if (_hungUp is not null)
        {
            TellHungUp();
        }
    }

    /// <summary>How far a prompt came that the hang-up cut off is told before the hang-up itself.</summary>
    private void OnHungUp(CallEvent.HungUp e)
    {
        _phase = Phase.Over;
        _hungUp = e;
        _line.IsUp = false;
        _line.StopInput();
        if (!_sound.IsPlaying)
        {
            TellHungUp();
        }
        else
        {
            Context.Timers.StartSingle(s_timer, new LegSignal.CutPatienceOver(), s_cutPatience);
        }
    }

    private void TellHungUp()
    {
        var e = _hungUp!;
        Report(new InteractionCommand.HungUp(e.At, Attempt, e.Side, e.Reason, e.Q850));
        Context.Stop(Self);
    }

    private void OnFailed(CallEvent.Failed e)
    {
        _phase = Phase.Over;
        Report(new InteractionCommand.CallFailed(e.At, Attempt, e.Failure));
        Context.Stop(Self);
    }

    private void Overloaded() => Refuse(SipVerdicts.FailureOf(LocalEvent.EngineOverload));

    private void Refuse(CallFailure failure)
    {
        Report(new InteractionCommand.DialRefused(Now, Attempt, failure));
        Context.Stop(Self);
    }

    private void Report(InteractionCommand command) => Context.Parent.Tell(command, Self);

    /// <summary>Carries events from telephony's threads into the mailbox.</summary>
    private sealed class Relay(ActorRef actor) : ICallEvents
    {
        public void On(CallEvent happened) => actor.Tell(happened);
    }
}
