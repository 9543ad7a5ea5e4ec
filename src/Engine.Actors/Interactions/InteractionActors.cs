using Engine.Actors.Kernel;
using Engine.Actors.Legs;
using Engine.Actors.RingGroups;
using Engine.Actors.Sharding;
using Engine.Ports.Faults;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>Makes the actors of interactions, and gives each what it needs from outside.</summary>
public sealed class InteractionActors(
    IJournal journal, FlowVersions flows, LegActors legs, RingGroupLines lines, EffectRunners runners, IFaultInjection faults, ICrashPoints crashPoints)
{
    internal Props Of(EntityScope scope) => Props.Of(() => new InteractionActor(scope, journal, flows, crashPoints, EffectsOf(scope.EntityId)));

    private Func<ActorContext, InteractionEffects> EffectsOf(string interactionId) =>
        context => new InteractionEffects(context, interactionId, legs, lines, runners, faults);
}
