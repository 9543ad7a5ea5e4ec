using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Ports.Faults;

namespace Engine.Host.Rehearsals;

/// <summary>Has the steps fail that the scenario wants to fail.</summary>
internal sealed class ScenarioFailures(Scenario scenario, Func<string> step, TimeProvider time) : IFaultInjection
{
    public InteractionCommand? Instead(InteractionEffect effect) => ImaginedFailure.Of(scenario, effect, step(), time.GetUtcNow());
}
