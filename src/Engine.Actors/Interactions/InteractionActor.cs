using Engine.Actors.Kernel;
using Engine.Actors.Sharding;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>
/// One interaction: hands each command to the rules, stores the events they decide on, then acts, then answers (I3). Owns the actors of its legs.
/// Read back from its journal, it goes on without being asked (I2).
/// </summary>
internal sealed class InteractionActor(
    EntityScope scope, IJournal journal, FlowVersions flows, ICrashPoints crashPoints, Func<ActorContext, InteractionEffects> effects)
    : PersistentActor<InteractionEvent>(journal)
{
    private static readonly object Deadline = new();

    /// <summary>An interaction with nothing left to do is put away after this; it is read back when someone asks for it.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(2);

    private readonly List<(object Message, ActorRef Sender)> _early = [];
    private InteractionEffects? _effects;
    private InteractionState _state = InteractionState.None;
    private PublishedFlow? _flow;
    private DateTimeOffset? _deadline;

    protected override string PersistenceId => PersistenceIdOf(new InteractionId(scope.EntityId));

    private InteractionEffects Effects => _effects ??= effects(Context);

    private DateTimeOffset Now => Context.Time.GetUtcNow();

    private bool InFlight => _state.Phase is not null && !_state.HasEnded;

    /// <summary>Under which name the events of an interaction stand in the journal.</summary>
    public static string PersistenceIdOf(InteractionId interactionId) => $"interaction/{interactionId}";

    protected override void OnEvent(InteractionEvent stored) => _state = InteractionRules.Evolve(_state, stored);

    protected override void OnRecovered()
    {
        if (InFlight)
        {
            Context.PipeToSelf(
                flows.FindAsync(_state.Identity!.FlowVersionId, CancellationToken.None),
                flow => new FlowFound(flow),
                cause => new FlowLost(cause));
        }
        else
        {
            Context.SetReceiveTimeout(IdleTime);
        }
    }

    /// <summary>Whoever runs something for this interaction may stop: its answer would find nobody.</summary>
    protected override void PostStop()
    {
        _effects?.Stop();
        base.PostStop();
    }

    protected override void OnPersistFailed(Exception cause) => Context.Reply(new Failure(cause));

    protected override void Receive(object message)
    {
        switch (message)
        {
            case FlowFound m: OnFlowFound(m.Flow); break;
            case FlowLost m: throw new InvalidOperationException($"The flow version of {scope.EntityId} cannot be read.", m.Cause);
            case ReceiveTimeout: OnIdle(); break;
            case InteractionProtocol.Accept m: OnAccept(m); break;
            case var early when InFlight && _flow is null: _early.Add((early, Sender)); break;
            case InteractionProtocol.Cancel m: OnCancel(m); break;
            case InteractionProtocol.Settle: Context.Reply(new InteractionProtocol.Settled()); break;
            case InteractionCommand m: Decide(m); break;
            case InteractionEffects.RunnerDone: break;
            case Terminated m: Effects.OnLegGone(m.Actor); break;
            default: Unhandled(message); break;
        }
    }

    private void OnAccept(InteractionProtocol.Accept accept)
    {
        if (_state.Identity is { } identity)
        {
            Context.Reply(string.Equals(identity.ExecutionId, accept.Command.Identity.ExecutionId, StringComparison.Ordinal)
                ? InteractionProtocol.AcceptResult.Stored
                : new Failure(new InvalidOperationException($"{scope.EntityId} exists already.")));
            return;
        }

        if (Now > accept.NotAfter)
        {
            Context.Reply(InteractionProtocol.AcceptResult.TooLate);
            return;
        }

        _flow = accept.Flow;
        Context.SetReceiveTimeout(null);
        var start = InteractionRules.Start(_state, accept.Command, new InteractionCommand.Begin(Now), accept.Flow);
        Store(start with { Effects = [] }, () =>
        {
            // The caller is on its way home before the first effect: nobody rings ahead of the 202.
            Context.Reply(InteractionProtocol.AcceptResult.Stored);
            Effects.Run(new AccountId(_state.Identity!.AccountId), start.Effects);
        });
    }

    private void OnFlowFound(PublishedFlow flow)
    {
        _flow = flow;
        Decide(new InteractionCommand.Resume(Now));
        foreach (var (message, sender) in _early)
        {
            Self.Tell(message, sender);
        }

        _early.Clear();
    }

    private void OnCancel(InteractionProtocol.Cancel cancel)
    {
        if (_state.Identity is not { } identity || (cancel.AccountId is { } account && !string.Equals(account, identity.AccountId, StringComparison.Ordinal)))
        {
            Context.Reply(CancelResult.NoSuchInteraction);
        }
        else if (_state.HasEnded)
        {
            Context.Reply(CancelResult.AlreadyEnded);
        }
        else
        {
            Decide(
                new InteractionCommand.Cancel(Now, cancel.By),
                () => Context.Reply(_state.HasEnded ? CancelResult.Cancelled : CancelResult.Cancelling),
                _ => Context.Reply(CancelResult.AlreadyEnded));
        }
    }

    /// <summary>What does not fit the state changes nothing.</summary>
    private void Decide(InteractionCommand command, Action? answer = null, Action<string>? refused = null)
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

        Store(decision, answer);
    }

    /// <summary>Store, then act, then answer.</summary>
    private void Store(Decision decision, Action? answer)
    {
        crashPoints.HitBeforeAppend(decision.Events);
        Persist(decision.Events, () =>
        {
            crashPoints.HitStored(decision.Events);
            Effects.Run(new AccountId(_state.Identity!.AccountId), decision.Effects);
            answer?.Invoke();
            SetDeadline();
        });
    }

    private void SetDeadline()
    {
        if (_state.HasEnded)
        {
            Context.Timers.Cancel(Deadline);
            Context.SetReceiveTimeout(IdleTime);
            return;
        }

        var next = InteractionRules.NextDeadline(_state);
        if (next != _deadline && next is { } due)
        {
            _deadline = next;
            var wait = due - Now;
            Context.Timers.StartSingle(Deadline, new InteractionCommand.DeadlineReached(due), wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    private void OnIdle()
    {
        if (!InFlight && _effects is not { HasLegs: true })
        {
            Context.Passivate();
        }
    }

    private sealed record FlowFound(PublishedFlow Flow);

    private sealed record FlowLost(Exception Cause);
}
