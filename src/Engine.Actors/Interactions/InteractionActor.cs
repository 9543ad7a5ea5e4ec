using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>
/// One interaction: hands each command to the rules, stores the events they decide on, then acts, then answers (I3). Owns the actors of its legs.
/// Read back from its journal, it goes on without being asked (I2).
/// </summary>
internal sealed class InteractionActor : StoringActor
{
    /// <summary>An interaction with nothing left to do is put away after this; it is read back when someone asks for it.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(2);

    private readonly InteractionId _id;
    private readonly FlowVersions _flows;
    private readonly ICrashPoints _crashPoints;
    private readonly FailedRecoveries _failed;
    private readonly FailedAppends _unstored;
    private readonly InteractionClock _clock;
    private readonly ActorTimers _timers;
    private readonly InteractionDeadline _deadline;
    private readonly InteractionEffects _effects;
    private InteractionState _state = InteractionState.None;
    private PublishedFlow? _flow;
    private bool _isLeaving;

    /// <param name="effects">Makes what carries out the effects, for this actor.</param>
    public InteractionActor(
        InteractionId id, FlowVersions flows, ICrashPoints crashPoints, FailedRecoveries failed, FailedAppends unstored, TimeProvider time,
        Func<IActorContext, InteractionEffects> effects)
    {
        _id = id;
        _flows = flows;
        _crashPoints = crashPoints;
        _failed = failed;
        _unstored = unstored;
        _clock = new InteractionClock(time);
        _timers = new ActorTimers(Self, time);
        _deadline = new InteractionDeadline(_timers, _clock);
        _effects = effects(Context);
        PersistenceId = InteractionIds.PersistenceIdOf(id);
    }

    public override string PersistenceId { get; }

    private DateTimeOffset Now => _clock.Now;
    private bool InFlight => _state.Phase is not null && !_state.HasEnded;

    /// <summary>A call that lives is not started again: the interaction learns that its leg is gone.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    /// <summary>Whoever runs something for this interaction may stop: its answer would find nobody.</summary>
    protected override void PostStop()
    {
        _timers.CancelAll();
        _effects.Stop();
        base.PostStop();
    }

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case InteractionEvent stored: Evolve(stored); break;
            case RecoveryCompleted: OnRecovered(); break;
            default: Unhandled(message); break;
        }
    }

    /// <summary>Its calls end with this actor; the next one tells why.</summary>
    protected override void OnNotStored() => _unstored.Note(_id, InFlight);

    private void OnRecovered()
    {
        if (InFlight)
        {
            _flows.FindAsync(_state.Identity!.FlowVersionId, CancellationToken.None)
                .PipeTo(Self, success: flow => new FlowRead.Found(flow), failure: cause => new FlowRead.Lost(cause));
        }
        else
        {
            _failed.Remove(_id);
            _unstored.Remove(_id);
            Context.SetReceiveTimeout(IdleTime);
        }
    }

    /// <summary>The waker brings it back, ever more rarely.</summary>
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        _failed.Add(_id, reason);
        base.OnRecoveryFailure(reason, message);
    }

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case ActorTimers.Fired m when _timers.Take(m) is { } due: OnCommand(due); break;
            case ActorTimers.Fired m: _effects.OnTimer(m); break;
            case FlowRead.Found m: OnFlowFound(m.Flow); break;
            case FlowRead.Lost m: OnFlowLost(m.Cause); break;
            case ReceiveTimeout: OnIdle(); break;
            case InteractionProtocol.Stop: _isLeaving = true; StopWhenCallsAreOver(); break;
            case InteractionProtocol.Accept m: OnAccept(m); break;
            case FlowRead.ForStart m: OnStarting(m.Accept, m.Flow); break;
            case InteractionProtocol.Cancel or InteractionProtocol.Settle or InteractionCommand or Terminated when InFlight && _flow is null: Stash.Stash(); break;
            case InteractionProtocol.Cancel m: OnCancel(m); break;
            case InteractionProtocol.Settle: Sender.Tell(new InteractionProtocol.Settled(_id)); break;
            case InteractionCommand.RingGroupJoined m: OnTurn(m); break;
            case InteractionCommand m: Decide(_clock.Stamp(m)); break;
            case InteractionEffects.RunnerDone: break;
            case Terminated m: _effects.OnLegGone(m.ActorRef); StopWhenCallsAreOver(); break;
            default: Unhandled(message); break;
        }
    }

    private void OnAccept(InteractionProtocol.Accept accept)
    {
        if (_state.Identity is { } identity)
        {
            Sender.Tell(string.Equals(identity.ExecutionId, accept.Command.Identity.ExecutionId, StringComparison.Ordinal)
                ? InteractionProtocol.AcceptResult.Stored
                : InteractionProtocol.AcceptResult.TooLate);
        }
        else if (Now > accept.NotAfter)
        {
            Sender.Tell(InteractionProtocol.AcceptResult.TooLate);
        }
        else if (_flows.Known(accept.Command.Identity.FlowVersionId) is { } flow)
        {
            Begin(accept, flow);
        }
        else
        {
            // On another node than the request's the version may not have been read yet. It must not be put away over it: the region would hold back
            // all that is for it until the call is over.
            Context.SetReceiveTimeout(null);
            _flows.FindAsync(accept.Command.Identity.FlowVersionId, CancellationToken.None)
                .PipeTo(Self, found => new FlowRead.ForStart(accept, found), _ => new FlowRead.ForStart(accept, null), Sender);
        }
    }

    /// <summary>Meanwhile it may have been accepted, or its time may be over.</summary>
    private void OnStarting(InteractionProtocol.Accept accept, PublishedFlow? flow)
    {
        Context.SetReceiveTimeout(InFlight ? null : IdleTime);
        if (flow is null)
        {
            Sender.Tell(InteractionProtocol.AcceptResult.NotKnown);
        }
        else
        {
            OnAccept(accept);
        }
    }

    private void Begin(InteractionProtocol.Accept accept, PublishedFlow flow)
    {
        _flow = flow;
        Context.SetReceiveTimeout(null);
        _clock.NotBefore(accept.Command.At);
        var start = InteractionRules.Start(_state, accept.Command, new InteractionCommand.Begin(Now), flow);
        Store(
            start with { Effects = [] },
            () =>
            {
                // The caller is on its way home before the first effect: nobody rings ahead of the 202.
                Sender.Tell(InteractionProtocol.AcceptResult.Stored);
                _effects.Run(new AccountId(_state.Identity!.AccountId), start.Effects);
            },
            InteractionProtocol.AcceptResult.NotKnown);
    }

    private void OnFlowFound(PublishedFlow flow)
    {
        _failed.Remove(_id);
        _flow = flow;
        Decide(new InteractionCommand.Resume(Now) { Cause = _unstored.CauseOf(_id) });
        Stash.UnstashAll();
    }

    private void OnFlowLost(Exception cause)
    {
        _failed.Add(_id, cause);
        Context.GetLogger().Error(cause, "Interaction {Id} waits: its flow version cannot be read", _id);
        Context.Stop(Self);
    }

    private void OnCancel(InteractionProtocol.Cancel cancel)
    {
        if (_state.Identity is not { } identity || (cancel.AccountId is { } account && !string.Equals(account, identity.AccountId, StringComparison.Ordinal)))
        {
            Sender.Tell(CancelResult.NoSuchInteraction);
        }
        else if (_state.HasEnded)
        {
            Sender.Tell(CancelResult.AlreadyEnded);
        }
        else
        {
            Decide(
                new InteractionCommand.Cancel(Now, cancel.By),
                () => Sender.Tell(_state.HasEnded ? CancelResult.Cancelled : CancelResult.Cancelling),
                _ => Sender.Tell(CancelResult.AlreadyEnded),
                CancelResult.Unavailable);
        }
    }

    private void OnTurn(InteractionCommand.RingGroupJoined joined)
    {
        _effects.OnTurn(joined.Token);
        Decide(_clock.Stamp(joined));
    }

    private void Evolve(InteractionEvent stored)
    {
        _state = InteractionRules.Evolve(_state, stored);
        _clock.NotBefore(stored.At);
    }

    /// <summary>What does not fit the state changes nothing.</summary>
    private void Decide(InteractionCommand command, Action? answer = null, Action<string>? refused = null, object? notStored = null)
    {
        if (_flow is null)
        {
            return;
        }

        var decision = InteractionRules.Decide(_state, command, _flow);
        if (decision.Refusal is { } refusal)
        {
            refused?.Invoke(refusal);
            return;
        }

        Store(decision, answer, notStored);
    }

    /// <summary>Store, then act, then answer.</summary>
    private void Store(Decision decision, Action? answer, object? notStored)
    {
        _crashPoints.HitBeforeAppend(decision.Events);
        Store(decision.Events, Evolve, () => OnStored(decision, answer), notStored);
    }

    private void OnStored(Decision decision, Action? answer)
    {
        _crashPoints.HitStored(decision.Events);
        _unstored.Remove(_id);
        _effects.Run(new AccountId(_state.Identity!.AccountId), decision.Effects);
        answer?.Invoke();
        SetDeadline();
    }

    private void SetDeadline()
    {
        if (_state.HasEnded)
        {
            _deadline.Clear();
            Context.SetReceiveTimeout(IdleTime);
            return;
        }

        _deadline.Set(InteractionRules.NextDeadline(_state));
    }

    private void OnIdle()
    {
        if (!InFlight && !_effects.HasLegs)
        {
            Context.Parent.Tell(new Passivate(InteractionProtocol.Stop.Instance));
        }
    }

    /// <summary>A call cannot move to another node: it has its time to end first.</summary>
    private void StopWhenCallsAreOver()
    {
        if (_isLeaving && !_effects.HasLegs)
        {
            Context.Stop(Self);
        }
    }
}
