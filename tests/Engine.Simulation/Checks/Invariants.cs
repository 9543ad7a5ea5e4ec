using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>All checks by their names.</summary>
internal static class Invariants
{
    public static IReadOnlyDictionary<string, Func<SimulationRun, IEnumerable<string>>> All { get; } =
        new Dictionary<string, Func<SimulationRun, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            [nameof(InviteOnce)] = InviteOnce.Broken,
            [nameof(EndsOnce)] = EndsOnce.Broken,
            [nameof(StoreActAnswer)] = StoreActAnswer.Broken,
            [nameof(ReplayEqual)] = ReplayEqual.Broken,
            [nameof(OrphansEnded)] = OrphansEnded.Broken,
            [nameof(SoundAfterAnswer)] = SoundAfterAnswer.Broken,
            [nameof(TenantsApart)] = TenantsApart.Broken,
            [nameof(OutcomeTold)] = OutcomeTold.Broken,
        };
}
