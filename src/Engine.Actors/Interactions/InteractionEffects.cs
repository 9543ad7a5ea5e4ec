using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Actors.Legs;
using Engine.Actors.RingGroups;
using Engine.Actors.Timers;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Effects;
using Engine.Ports.Faults;

namespace Engine.Actors.Interactions;

/// <summary>
/// Carries out what one interaction has decided: by the actors of its legs, and by the runners of everything else. Belongs to the interaction's
/// actor and is used in its turns only; answers come to it as commands.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its actor, which calls Stop at its end.")]
internal sealed class InteractionEffects(
    IActorContext context, InteractionId interactionId, TimeProvider time, LegActors legs, RingGroupLines lines, EffectRunners runners, IFaultInjection faults)
{
    private static readonly object AgainTimer = new();

    private readonly Dictionary<IActorRef, int> _legs = [];
    private readonly ActorTimers _timers = new(context.Self, time);

    /// <summary>What each step in line, or with a member, says to the ring groups again and again.</summary>
    private readonly Dictionary<RingGroupPlace, object> _said = [];
    private readonly CancellationTokenSource _gone = new();

    public bool HasLegs => _legs.Count > 0;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Carries them out in order; the events that led to them are stored.</summary>
    public void Run(AccountId accountId, IReadOnlyList<InteractionEffect> effects)
    {
        foreach (var effect in effects)
        {
            if (faults.Instead(effect) is { } fault)
            {
                context.Self.Tell(fault, context.Self);
            }
            else
            {
                Run(accountId, effect);
            }
        }
    }

    /// <summary>A leg says how it ended before it stops; only one that failed leaves its attempt open, and then these commands fit the state.</summary>
    public void OnLegGone(IActorRef leg)
    {
        if (!_legs.Remove(leg, out var attempt))
        {
            return;
        }

        var failure = new CallFailure(null, "engine_failure", Party.Engine, Retry: true);
        context.Self.Tell(new InteractionCommand.DialRefused(Now, attempt, failure), context.Self);
        context.Self.Tell(new InteractionCommand.CallFailed(Now, attempt, failure), context.Self);
        context.Self.Tell(new InteractionCommand.HungUp(Now, attempt, Party.Engine, "engine_failure"), context.Self);
    }

    /// <summary>The ring groups gave a step its turn.</summary>
    public void OnTurn(long token)
    {
        foreach (var (place, said) in _said)
        {
            if (said is RingGroupProtocol.Join join && join.Token == token)
            {
                _said[place] = join with { HasTurn = true };
                return;
            }
        }
    }

    /// <summary>A timer of these effects, or one that was cancelled.</summary>
    public void OnTimer(ActorTimers.Fired fired)
    {
        if (_timers.Take(fired) is null || _said.Count == 0)
        {
            return;
        }

        foreach (var said in _said.Values)
        {
            lines.Actor.Tell(said, context.Self);
        }

        _timers.Start(AgainTimer, AgainTimer, RingGroupProtocol.SaidAgainEvery);
    }

    /// <summary>The actor stops: whatever runs for it may stop too, since its answer would find nobody, and the next one in line has the turn.</summary>
    public void Stop()
    {
        _timers.CancelAll();
        foreach (var place in _said.Keys)
        {
            lines.Actor.Tell(new RingGroupProtocol.Leave(place));
        }

        _gone.Cancel();
        _gone.Dispose();
    }

    private void Run(AccountId accountId, InteractionEffect effect)
    {
        switch (effect)
        {
            case InteractionEffect.PrepareDial e: StartLeg(accountId, e); break;
            case ILegEffect e: Tell(e.Attempt, effect); break;
            case InteractionEffect.Collect e: TellOrFail(e.Attempt, e); break;
            case InteractionEffect.Listen e: TellOrFail(e.Attempt, e); break;
            case InteractionEffect.Ringback e: Lend(e.Of, e.Attempt, e); break;
            case InteractionEffect.Bridge e: Lend(e.With, e.Attempt, e); break;
            case InteractionEffect.EndOrphan e: context.ActorOf(legs.Orphan(accountId, e)); break;
            case InteractionEffect.JoinRingGroup e: Join(accountId, e); break;
            case InteractionEffect.EngageMember e: Engage(new RingGroupProtocol.Engage(accountId, PlaceOf(e.Order), e.Member)); break;
            case InteractionEffect.LeaveRingGroup e: LeaveLine(PlaceOf(e.Order)); break;
            default: RunOutside(accountId, effect); break;
        }
    }

    /// <summary>Services, functions, counters: one runner for each kind of effect, none of them holds up this actor.</summary>
    private void RunOutside(AccountId accountId, InteractionEffect effect)
    {
        if (runners.Find(effect) is not { } runner)
        {
            // Publishing refuses components this engine cannot run; one that came in another way leaves by its error exit, so that the flow goes on.
            Fail(effect, "not_supported");
            return;
        }

        runner.RunAsync(new EffectOrder(accountId, interactionId, effect), _gone.Token).PipeTo(
            context.Self,
            success: answer => answer ?? (object)RunnerDone.Instance,
            failure: _ => effect is IAwaitedEffect awaited ? new InteractionCommand.EffectFailed(time.GetUtcNow(), awaited.Token, "service_failed") : RunnerDone.Instance);
    }

    private void Join(AccountId accountId, InteractionEffect.JoinRingGroup join)
    {
        var said = new RingGroupProtocol.Join(accountId, join.GroupId, PlaceOf(join.Order), join.Priority, join.Token);
        lines.Actor.Tell(said, context.Self);
        SayAgain(said.Who, said);
    }

    private void Engage(RingGroupProtocol.Engage engage)
    {
        lines.Actor.Tell(engage, context.Self);
        SayAgain(engage.Who, engage with { Again = true });
    }

    private void LeaveLine(RingGroupPlace place)
    {
        _said.Remove(place);
        lines.Actor.Tell(new RingGroupProtocol.Leave(place));
    }

    private void SayAgain(RingGroupPlace place, object what)
    {
        if (_said.Count == 0)
        {
            _timers.Start(AgainTimer, AgainTimer, RingGroupProtocol.SaidAgainEvery);
        }

        _said[place] = what;
    }

    private RingGroupPlace PlaceOf(int order) => new(interactionId, order);

    /// <summary>An input whose leg is gone by now is answered: its step must not wait for it.</summary>
    private void TellOrFail(int attempt, InteractionEffect effect)
    {
        if (LegOf(attempt) is { } leg)
        {
            leg.Tell(effect, context.Self);
        }
        else
        {
            Fail(effect, "media_failed");
        }
    }

    /// <summary>One leg gets the call of another. When either is gone its end is reported already, and that is the answer.</summary>
    private void Lend(int of, int to, InteractionEffect effect)
    {
        if (LegOf(to) is { } leg)
        {
            Tell(of, new LegProtocol.Lend(effect, leg));
        }
    }

    private void Fail(InteractionEffect effect, string reason)
    {
        if (effect is IAwaitedEffect awaited)
        {
            context.Self.Tell(new InteractionCommand.EffectFailed(Now, awaited.Token, reason), context.Self);
        }
    }

    private void StartLeg(AccountId accountId, InteractionEffect.PrepareDial dial)
    {
        var order = new LegOrder(accountId, interactionId, dial);
        var leg = context.ActorOf(legs.Leg(order), NameOf(dial.Attempt));
        _legs[leg] = dial.Attempt;
        context.Watch(leg);
    }

    /// <summary>A leg that is gone needs no order: what becomes of its attempt is said in <see cref="OnLegGone"/>.</summary>
    private void Tell(int attempt, object message) => LegOf(attempt)?.Tell(message, context.Self);

    private IActorRef? LegOf(int attempt) => context.Child(NameOf(attempt)) is var leg && leg.IsNobody() ? null : leg;

    private static string NameOf(int attempt) => string.Create(CultureInfo.InvariantCulture, $"leg-{attempt}");

    /// <summary>An effect that nobody waits for is done.</summary>
    internal sealed record RunnerDone : INoSerializationVerificationNeeded
    {
        public static readonly RunnerDone Instance = new();
    }
}
