using Engine.Simulation.Checks;
using Engine.Simulation.World;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Simulation;

/// <summary>
/// The checks see what they are for: each of eight bugs, planted around the engine one at a time, breaks the promise it should. The gate runs the one
/// seed known to show a bug; `ENGINE_SIM_PLANTED=search` looks for the first that does among all usual ones, which also finds a new one when
/// the engine has changed its ways.
/// </summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private static readonly bool Searches = Environment.GetEnvironmentVariable("ENGINE_SIM_PLANTED") == "search";

    private static readonly Dictionary<PlantedBug, Func<SimulationRun, IEnumerable<string>>> Checks = new()
    {
        [PlantedBug.ActBeforeStore] = StoreActAnswer.Broken,
        [PlantedBug.AnswerBeforeStore] = StoreActAnswer.Broken,
        [PlantedBug.SecondInvite] = InviteOnce.Broken,
        [PlantedBug.EndStoredTwice] = EndsOnce.Broken,
        [PlantedBug.OrphanNotEnded] = OrphansEnded.Broken,
        [PlantedBug.EffectDroppedAfterRecovery] = EndsOnce.Broken,
        [PlantedBug.ReadOfAnotherAccount] = TenantsApart.Broken,
        [PlantedBug.PlayBeforeAnswer] = SoundAfterAnswer.Broken,
    };

    // Holds TEST-07.
    [Theory]
    [InlineData(PlantedBug.ActBeforeStore, 1)]
    [InlineData(PlantedBug.AnswerBeforeStore, 1)]
    [InlineData(PlantedBug.SecondInvite, 7)]
    [InlineData(PlantedBug.EndStoredTwice, 1)]
    [InlineData(PlantedBug.OrphanNotEnded, 4)]
    [InlineData(PlantedBug.EffectDroppedAfterRecovery, 7)]
    [InlineData(PlantedBug.ReadOfAnotherAccount, 1)]
    [InlineData(PlantedBug.PlayBeforeAnswer, 1)]
    public void PlantedBug_InItsSeed_IsCaught(PlantedBug bug, int seed)
    {
        var seeds = Searches ? Enumerable.Range(1, Runs.Usual) : [seed];
        var caught = seeds.Select(tried => (Seed: tried, What: Checks[bug](SimulationRun.Of(tried, bug)).FirstOrDefault())).FirstOrDefault(tried => tried.What is not null);

        caught.What.ShouldNotBeNull($"{bug} is not seen");
        output.WriteLine($"{bug} is caught by seed {caught.Seed}: {caught.What}");
    }

    /// <summary>What is caught is the bug: the same seed without it breaks nothing.</summary>
    [Fact]
    public void NoBug_EveryCheck_IsStill()
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var run = SimulationRun.Of(seed);
            Checks.Values.Distinct().SelectMany(check => check(run)).ShouldBeEmpty($"seed {seed}");
        }
    }
}
