using System.Collections.Concurrent;
using Engine.Flows.Scenarios;
using Engine.Host.Rehearsals;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>The same scenario file, virtual and real: the same steps by the same exits, for every sample.</summary>
public sealed class ScenarioRealTests
{
    private const int AtOnce = 10;

    /// <summary>The longest; it goes first, so that the rest plays beside it.</summary>
    private const string First = "appointment-reminder.silent.scenario.json";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    [Fact]
    public async Task EverySample_VirtualAndReal_WalksTheSameSteps()
    {
        var stop = TestContext.Current.CancellationToken;
        var files = Directory.EnumerateFiles(Folder, "*.scenario.json").Select(file => Path.GetFileName(file)!)
            .OrderBy(file => file != First).ThenBy(file => file, StringComparer.Ordinal).ToList();
        files.Count.ShouldBeGreaterThan(20);
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (name, cancellation) =>
        {
            var file = await ScenarioFile.ReadAsync(Path.Combine(Folder, name), cancellation);
            var imagined = VirtualRunner.Run(file.Flow, file.Scenario, cancellation);
            var real = await Rehearsal.RunAsync(file, cancellation);
            if (!real.Path.SequenceEqual(imagined.Path, StringComparer.Ordinal) || real.Result != imagined.Result || real.Path.Count == 0)
            {
                faults.Add($"{name}: virtual {string.Join(" ", imagined.Path)} {imagined.Result}, real {string.Join(" ", real.Path)} {real.Result}");
            }

            foreach (var mismatch in real.Mismatches)
            {
                faults.Add($"{name}: {mismatch}");
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
}
