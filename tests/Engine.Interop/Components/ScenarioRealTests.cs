using System.Collections.Concurrent;
using Engine.Flows.Scenarios;
using Engine.Host.Rehearsals;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>The same scenario file, virtual and real: the same steps by the same exits, for every sample but the silent one, which has a class of its own.</summary>
[Collection(Patient.Waits)]
public sealed class ScenarioRealTests
{
    private const int AtOnce = 4;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    // Holds FLOW-80.
    [Fact]
    public async Task EverySample_VirtualAndReal_WalksTheSameSteps()
    {
        var files = Directory.EnumerateFiles(Folder, "*.scenario.json").Where(file => !SilentScenarioTests.Is(file)).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBeGreaterThan(20);
        var faults = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };

        await Parallel.ForEachAsync(files, options, async (path, cancellation) =>
        {
            foreach (var fault in await FaultsAsync(path, cancellation))
            {
                faults.Add(fault);
            }
        });

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnExpectationThatIsNotMet_IsToldByTheRealRunToo()
    {
        var file = await ScenarioFile.ReadAsync(Path.Combine(Folder, "courier.busy.scenario.json"), TestContext.Current.CancellationToken);
        var wrong = file with { Scenario = file.Scenario with { Expect = new Expectation { Path = ["dial:answered"], Outcome = "answered" } } };

        var result = await Rehearsal.RunAsync(wrong, TestContext.Current.CancellationToken);

        result.Mismatches.Count.ShouldBe(2);
        result.Path.ShouldBe(["dial:busy", "end:ok"]);
    }

    /// <summary>Runs the file both ways.</summary>
    /// <returns>What differs, and what was expected in vain.</returns>
    internal static async Task<IReadOnlyList<string>> FaultsAsync(string path, CancellationToken cancellation)
    {
        var file = await ScenarioFile.ReadAsync(path, cancellation);
        var imagined = VirtualRunner.Run(file.Flow, file.Scenario, cancellation);
        var real = await Rehearsal.RunAsync(file, cancellation);
        var name = Path.GetFileName(path);
        var faults = real.Mismatches.Select(mismatch => $"{name}: {mismatch}").ToList();
        if (!real.Path.SequenceEqual(imagined.Path, StringComparer.Ordinal) || real.Result != imagined.Result || real.Path.Count == 0)
        {
            faults.Add($"{name}: virtual {string.Join(" ", imagined.Path)} {imagined.Result}, real {string.Join(" ", real.Path)} {real.Result}");
        }

        return faults;
    }
}
