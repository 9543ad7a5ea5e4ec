using Engine.Actors.Legs;
using Engine.Ports.Faults;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>What every interaction needs from outside.</summary>
internal sealed record InteractionServices(IJournal Journal, FlowVersions Flows, LegServices Legs, EffectRunners Runners, IFaultInjection Faults)
{
    public ICrashPoints CrashPoints => Legs.CrashPoints;
}
