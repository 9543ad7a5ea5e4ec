using Engine.Actors.Effects;
using Engine.Actors.Legs;
using Engine.Actors.Ports;

namespace Engine.Actors.Interactions;

/// <summary>What every interaction needs from outside.</summary>
internal sealed record InteractionServices(IJournal Journal, FlowVersions Flows, LegServices Legs, EffectRunners Runners, IFaultInjection Faults)
{
    public ICrashPoints CrashPoints => Legs.CrashPoints;
}
