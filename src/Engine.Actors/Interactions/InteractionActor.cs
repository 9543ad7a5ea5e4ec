using System.Globalization;
using Engine.Actors.Kernel;
using Engine.Actors.Legs;
using Engine.Actors.Ports;
using Engine.Actors.Sharding;
using Engine.Flows.Graph;
using Engine.Flows.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>
/// One interaction: hands each command to the rules, stores the events they decide on, then acts, then answers (I3). Owns the actors of its legs.
/// Read back from its journal, it goes on without being asked (I2).
/// </summary>
internal sealed class InteractionActor(EntityScope scope, InteractionServices services) : PersistentActor<InteractionEvent>(services.Journal)
{
    private static readonly object s_deadline = new();

    /// <summary>An interaction with nothing left to do is put away after this; it is read back when someone asks for it.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    private readonly List<(object Message, ActorRef Sender)> _early = [];
    private readonly Dictionary<ActorRef, int> _legs = [];
    private InteractionState _state = InteractionState.None;
    private PublishedFlow? _flow;
    private DateTimeOffset? _deadline;

    protected override string PersistenceId => PersistenceIdOf(scope.EntityId);

    private DateTimeOffset Now => Context.Time.GetUtcNow();

    private bool InFlight => _state.Phase is not null && !_state.HasEnded;

    /// <summary>Under which name the events of an interaction stand in the journal.</summary>
    public static string PersistenceIdOf(string interactionId) => $"interaction/{interactionId}";

    protected override void OnEvent(InteractionEvent stored) => _state = InteractionRules.Evolve(_state, stored);

    protected override void OnRecovered()
    {
        if (InFlight)
        {
            Context.PipeToSelf(
                services.Flows.FindAsync(_state.Identity!.FlowVersionId, CancellationToken.None),
                flow => new FlowFound(flow),
                cause => new FlowLost(cause));
        }
        else
        {
            Context.SetReceiveTimeout(s_idle);
        }
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
            case InteractionCommand m: Decide(m); break;
            case Terminated m: OnLegGone(m.Actor); break;
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
            Run(start.Effects);
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
        services.CrashPoints.HitBeforeAppend(decision.Events);
        Persist(decision.Events, () =>
        {
            services.CrashPoints.HitStored(decision.Events);
            Run(decision.Effects);
            answer?.Invoke();
            SetDeadline();
        });
    }

    private void SetDeadline()
    {
        if (_state.HasEnded)
        {
            Context.Timers.Cancel(s_deadline);
            Context.SetReceiveTimeout(s_idle);
            return;
        }

        var next = InteractionRules.NextDeadline(_state);
        if (next != _deadline && next is { } due)
        {
            _deadline = next;
            var wait = due - Now;
            Context.Timers.StartSingle(s_deadline, new InteractionCommand.DeadlineReached(due), wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    private void Run(IReadOnlyList<InteractionEffect> effects)
    {
        foreach (var effect in effects)
        {
            Run(effect);
        }
    }

    private void Run(InteractionEffect effect)
    {
        switch (effect)
        {
            case InteractionEffect.PrepareDial e: StartLeg(e); break;
            case InteractionEffect.PlaceCall e: Tell(e.Attempt, new LegProtocol.Place()); break;
            case InteractionEffect.ReleaseDial e: Tell(e.Attempt, new LegProtocol.Release()); break;
            case InteractionEffect.CancelCall e: Tell(e.Attempt, new LegProtocol.Cancel(CancelCause.Caller)); break;
            case InteractionEffect.HangUp e: Tell(e.Attempt, new LegProtocol.HangUp()); break;
            case InteractionEffect.Play e: Tell(e.Attempt, new LegProtocol.Play(e.PlaybackId, e.Source)); break;
            case InteractionEffect.StopPlayback e: Tell(e.Attempt, new LegProtocol.StopPlayback(e.PlaybackId)); break;
            case InteractionEffect.EndOrphan e: Context.Spawn(Props.Of(() => new OrphanActor(_state.Identity!.AccountId, e, services.Legs))); break;
            case InteractionEffect.DrawSplit e: NoRunner(e.Token); break;
            case InteractionEffect.Collect e: NoRunner(e.Token); break;
            case InteractionEffect.Listen e: NoRunner(e.Token); break;
            case InteractionEffect.StopInput: break;
            default: throw new InvalidOperationException($"No runner for {effect.GetType().Name}.");
        }
    }

    /// <summary>Publishing refuses components this engine cannot run; one that came in another way leaves by its error exit, so that the flow goes on.</summary>
    private void NoRunner(long token) => Self.Tell(new InteractionCommand.EffectFailed(Now, token, "not_supported"));

    private void StartLeg(InteractionEffect.PrepareDial dial)
    {
        var order = new LegOrder(_state.Identity!.AccountId, scope.EntityId, dial);
        var leg = Context.Spawn(Props.Of(() => new CallActor(order, services.Legs)), NameOf(dial.Attempt));
        _legs[leg] = dial.Attempt;
        Context.Watch(leg);
    }

    /// <summary>A leg that is gone needs no order: what becomes of its attempt is said in <see cref="OnLegGone"/>.</summary>
    private void Tell(int attempt, object message) => Context.Child(NameOf(attempt))?.Tell(message, Self);

    private static string NameOf(int attempt) => string.Create(CultureInfo.InvariantCulture, $"leg-{attempt}");

    /// <summary>A leg says how it ended before it stops; only one that failed leaves its attempt open, and then these commands fit the state.</summary>
    private void OnLegGone(ActorRef leg)
    {
        if (!_legs.Remove(leg, out var attempt))
        {
            return;
        }

        var failure = new CallFailure(null, "engine_failure", Party.Engine, Retry: true);
        Self.Tell(new InteractionCommand.DialRefused(Now, attempt, failure));
        Self.Tell(new InteractionCommand.CallFailed(Now, attempt, failure));
        Self.Tell(new InteractionCommand.HungUp(Now, attempt, Party.Engine, "engine_failure"));
    }

    private void OnIdle()
    {
        if (!InFlight && _legs.Count == 0)
        {
            Context.Passivate();
        }
    }

    private sealed record FlowFound(PublishedFlow Flow);

    private sealed record FlowLost(Exception Cause);
}
