using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Prompts;
using Engine.Actors.Telephony;
using Engine.Actors.Timers;
using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Speech;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Legs;

/// <summary>
/// One leg. Its messages are the effects of its attempt; it reports to the interaction in commands. It prepares, has a call reserved, waits
/// until whoever is to hear it ring listens, dials, talks, and is over: one switch for each phase. When it stops, for whatever reason, its call is released, cancelled or hung up.
/// </summary>
internal sealed class LegActor : UntypedActor
{
    private readonly LegOrder _order;
    private readonly ICrashPoints _crashPoints;
    private readonly ActorTimers _timers;
    private readonly LegLine _line;
    private readonly LegTalk _talk;
    private readonly LegPreparation _preparation;
    private ICall? _call;

    /// <summary>What the actor owes its call when it stops in this phase.</summary>
    private Action? _giveBack;

    public LegActor(
        LegOrder order, ICallPort calls, CallAdmission admission, PrepareDialRunner dials, PromptLoader prompts, ISpeechRecognizer recognizer,
        ICrashPoints crashPoints, TimeProvider time)
    {
        _order = order;
        _crashPoints = crashPoints;
        _timers = new ActorTimers(Self, time);
        _line = new LegLine(Context, _timers, time, order);
        _talk = new LegTalk(_line, prompts, recognizer, crashPoints);
        _preparation = new LegPreparation(Context, _timers, order, admission, dials, calls, time);
    }

    protected override void PreStart() => _preparation.Begin();

    protected override void PostStop()
    {
        _timers.CancelAll();
        _giveBack?.Invoke();
        _preparation.Leave();
    }

    /// <summary>A timer's message is what it was set for; one that was cancelled since is nothing.</summary>
    protected override bool AroundReceive(Receive receive, object message) => message is ActorTimers.Fired fired
        ? _timers.Take(fired) is not { } due || base.AroundReceive(receive, due)
        : base.AroundReceive(receive, message);

    /// <summary>The first phase: a place, the route and the prompts are on their way.</summary>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case LegSignal.Admitted: _preparation.OnAdmitted(); break;
            case LegSignal.NoPlace: Refuse(SipVerdicts.FailureOf(LocalEvent.EngineOverload)); break;
            case LegSignal.Prepared { Dial: PreparedDial.Ready m }: OnPrepared(m); break;
            case LegSignal.Prepared { Dial: PreparedDial.Refused m }: Refuse(m.Failure); break;
            case InteractionEffect.CancelCall: GiveUp(); break;
            default: InAnyPhase(message); break;
        }
    }

    private void Reserved(object message)
    {
        switch (message)
        {
            case InteractionEffect.PlaceCall: OnPlaceCall(); break;
            case InteractionEffect.CancelCall: GiveUp(); break;
            case LegProtocol.Lend { For: InteractionEffect.Ringback } m: Lend(m); Become(next => Unheard(false, next)); break;
            default: WithCall(message); break;
        }
    }

    /// <summary>
    /// Another leg is about to listen. Early media come right behind the INVITE and are not kept for anybody, so it waits for that leg (XFER-10). A leg that
    /// is gone by then never answers; its end makes the interaction cancel this one.
    /// </summary>
    private void Unheard(bool isPlaced, object message)
    {
        switch (message)
        {
            case InteractionEffect.PlaceCall: Become(next => Unheard(true, next)); break;
            case LegProtocol.Listens when isPlaced: OnPlaceCall(); break;
            case LegProtocol.Listens: Become(Reserved); break;
            default: Reserved(message); break;
        }
    }

    private void Dialling(object message)
    {
        switch (message)
        {
            case CallEvent.Answered m: OnAnswered(m); break;
            default: Talking(message); break;
        }
    }

    private void Talking(object message)
    {
        switch (message)
        {
            case InteractionEffect.CancelCall: _call!.Cancel(CancelCause.Caller); break;
            case InteractionEffect.HangUp: OnHangUp(); break;
            default: WithCall(message); break;
        }
    }

    /// <summary>The last phase: the far end hung up, and the prompt that this cut off has not been reported yet.</summary>
    private void Over(CallEvent.HungUp ended, object message)
    {
        switch (message)
        {
            case LegSignal.CutPatienceOver: ReportHungUp(ended); break;
            case CallEvent.PlaybackEnded: _talk.On(message); ReportHungUp(ended); break;
            default: InAnyPhase(message); break;
        }
    }

    private void WithCall(object message)
    {
        switch (message)
        {
            case LegProtocol.Lend m: Lend(m); break;
            case CallEvent.Ringing m: OnRinging(m); break;
            case CallEvent.Failed m: _giveBack = null; Leave(new InteractionCommand.CallFailed(m.At, _line.Attempt, m.Failure)); break;
            case CallEvent.HungUp m: OnHungUp(m); break;
            default: InAnyPhase(message); break;
        }
    }

    private void InAnyPhase(object message)
    {
        switch (message)
        {
            case InteractionEffect.ReleaseDial: Context.Stop(Self); break;
            case LegSignal.Failed m: throw new InvalidOperationException($"Attempt {_line.Attempt} of {_order.InteractionId} cannot go on.", m.Cause);

            // In a phase that does not name them they come too early or too late, and the end of the attempt is their answer.
            case LegProtocol.Lend or LegProtocol.Listens or InteractionEffect.PlaceCall or InteractionEffect.CancelCall or InteractionEffect.HangUp: break;
            case var sound when _talk.On(sound): break;
            default: Unhandled(message); break;
        }
    }

    private void OnPrepared(PreparedDial.Ready ready)
    {
        _talk.HaveReady(ready.Prompts);
        switch (_preparation.Reserve(ready.Request))
        {
            case CallReservation.Refused m: Refuse(m.Failure); break;
            case CallReservation.Reserved m: OnReserved(m.Call); break;
        }
    }

    private void OnReserved(ICall call)
    {
        _line.Call = _call = call;
        Enter(Reserved, call.Release);
        _crashPoints.Hit(CrashPoint.Prepared);
        _line.Report(new InteractionCommand.DialPrepared(_line.Now, _line.Attempt, call.Dial));
    }

    private void Lend(LegProtocol.Lend to) => to.To.Tell(new LegProtocol.Lent(to.For, _call!), Self);

    private void OnPlaceCall()
    {
        Enter(Dialling, () => _call!.Cancel(CancelCause.Shutdown));
        _call!.Place();
    }

    private void OnHangUp()
    {
        _crashPoints.Hit(CrashPoint.BeforeBye);
        _call!.HangUp();
    }

    private void OnRinging(CallEvent.Ringing e)
    {
        _crashPoints.Hit(CrashPoint.Ringing);
        _line.Report(new InteractionCommand.Ringing(e.At, _line.Attempt, e.SipStatus, e.PostDialDelayMs) { EarlyMedia = e.EarlyMedia });
    }

    private void OnAnswered(CallEvent.Answered e)
    {
        Enter(Talking, _call!.HangUp);
        _line.IsUp = true;
        _line.Report(new InteractionCommand.Answered(e.At, _line.Attempt, e.Dialog));
    }

    /// <summary>How far a prompt came that the hang-up cut off is reported before the hang-up itself.</summary>
    private void OnHungUp(CallEvent.HungUp e)
    {
        Enter(message => Over(e, message), null);
        if (!_talk.Cut())
        {
            ReportHungUp(e);
        }
    }

    private void ReportHungUp(CallEvent.HungUp e) =>
        Leave(new InteractionCommand.HungUp(e.At, _line.Attempt, e.Side, e.Reason, e.Q850) { AtFault = e.AtFault, Evidence = e.Evidence });

    /// <summary>Cancelled before anything was sent.</summary>
    private void GiveUp() => Leave(new InteractionCommand.CallFailed(
        _line.Now, _line.Attempt, SipVerdicts.FailureOf(LocalEvent.Cancelled) with { Evidence = new CallEvidence { InviteUnsent = true } }));

    private void Refuse(CallFailure failure) => Leave(new InteractionCommand.DialRefused(_line.Now, _line.Attempt, failure));

    private void Leave(InteractionCommand last)
    {
        _line.Report(last);
        Context.Stop(Self);
    }

    private void Enter(UntypedReceive phase, Action? giveBack)
    {
        _giveBack = giveBack;
        Become(phase);
    }
}
