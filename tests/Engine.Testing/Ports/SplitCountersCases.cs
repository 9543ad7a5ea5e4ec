using System.Globalization;
using Engine.Ports;
using Engine.Ports.Flows;
using Shouldly;

namespace Engine.Testing.Ports;

/// <summary>What every store of splitter counters must do. Free of any test framework: each project runs the cases in its own.</summary>
/// <param name="Counters">The store under test, empty.</param>
/// <param name="Reopened">The same store as the next process finds it.</param>
public sealed record SplitCountersCases(ISplitCounters Counters, Func<ISplitCounters> Reopened)
{
    private static readonly Dictionary<string, Func<SplitCountersCases, Task>> Cases = new(StringComparer.Ordinal)
    {
        [nameof(Draw_RandomWeights_ExactOverEveryCycle)] = cases => cases.Draw_RandomWeights_ExactOverEveryCycle(),
        [nameof(Draw_ManyAtOnce_StillExact)] = cases => cases.Draw_ManyAtOnce_StillExact(),
        [nameof(Draw_SameIdAgainAlsoAfterARestart_SameChoiceAndNoStep)] = cases => cases.Draw_SameIdAgainAlsoAfterARestart_SameChoiceAndNoStep(),
        [nameof(Draw_OtherStepFlowOrAccount_CountsApart)] = cases => cases.Draw_OtherStepFlowOrAccount_CountsApart(),
        [nameof(Draw_OtherNumberOfChoices_BeginsAnew)] = cases => cases.Draw_OtherNumberOfChoices_BeginsAnew(),
        [nameof(Draw_OtherWeights_ExactFromTheFirstCycleOn)] = cases => cases.Draw_OtherWeights_ExactFromTheFirstCycleOn(),
        [nameof(Draw_WeightsThatTakeTurns_ExactForEachOfThem)] = cases => cases.Draw_WeightsThatTakeTurns_ExactForEachOfThem(),
    };

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names => Cases.Keys;

    /// <summary>Runs one; throws when it is broken.</summary>
    public Task RunAsync(string name) => Cases[name](this);

    private async Task Draw_RandomWeights_ExactOverEveryCycle()
    {
        var random = new Random(11);
        for (var run = 0; run < 12; run++)
        {
            int[] weights = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 12))];
            var step = string.Create(CultureInfo.InvariantCulture, $"split_{run}");
            for (var cycle = 0; cycle < 3; cycle++)
            {
                var counts = new int[weights.Length];
                for (var n = 0; n < weights.Sum(); n++)
                {
                    counts[await Counters.DrawAsync(Draw($"i-{run}-{cycle}-{n}", step, weights), default)]++;
                }

                counts.ShouldBe(weights);
            }
        }
    }

    private async Task Draw_ManyAtOnce_StillExact()
    {
        int[] weights = [50, 30, 20];
        var choices = await Task.WhenAll(Enumerable.Range(0, 300).Select(n => Task.Run(() => Counters.DrawAsync(Draw($"i-{n}", "split", weights), default))));

        choices.GroupBy(choice => choice).OrderBy(group => group.Key).Select(group => group.Count()).ShouldBe([150, 90, 60]);
    }

    private async Task Draw_SameIdAgainAlsoAfterARestart_SameChoiceAndNoStep()
    {
        int[] weights = [1, 1];
        var first = await Counters.DrawAsync(Draw("i-1", "split", weights), default);
        (await Counters.DrawAsync(Draw("i-1", "split", weights), default)).ShouldBe(first);
        var later = Reopened();
        (await later.DrawAsync(Draw("i-1", "split", weights), default)).ShouldBe(first);
        (await later.DrawAsync(Draw("i-2", "split", weights), default)).ShouldBe(1 - first);
        (await later.DrawAsync(Draw("i-3", "split", weights), default)).ShouldBe(first);
    }

    private async Task Draw_OtherStepFlowOrAccount_CountsApart()
    {
        int[] weights = [1, 1];
        var first = await Counters.DrawAsync(Draw("i-1", "split", weights), default);
        foreach (var other in new[] { Draw("i-1", "other", weights) with { EffectId = "draw-9" }, Draw("i-2", "split", weights) with { FlowId = new FlowId("flow-2") }, Draw("i-1", "split", weights) with { AccountId = new AccountId("other") } })
        {
            (await Counters.DrawAsync(other, default)).ShouldBe(first);
        }
    }

    private async Task Draw_OtherNumberOfChoices_BeginsAnew()
    {
        await Counters.DrawAsync(Draw("i-1", "split", [1, 1]), default);
        int[] weights = [2, 1, 1];
        var counts = new int[3];
        for (var n = 0; n < 4; n++)
        {
            counts[await Counters.DrawAsync(Draw($"i-{n + 2}", "split", weights), default)]++;
        }

        counts.ShouldBe(weights);
    }

    private async Task Draw_OtherWeights_ExactFromTheFirstCycleOn()
    {
        for (var n = 0; n < 10; n++)
        {
            await Counters.DrawAsync(Draw($"before-{n}", "split", [95, 5]), default);
        }

        (await CountsAsync("after", [1, 1], 10)).ShouldBe([5, 5]);
    }

    private async Task Draw_WeightsThatTakeTurns_ExactForEachOfThem()
    {
        var (first, second) = (new int[2], new int[2]);
        for (var n = 0; n < 10; n++)
        {
            first[await Counters.DrawAsync(Draw($"first-{n}", "split", [3, 2]), default)]++;
            second[await Counters.DrawAsync(Draw($"second-{n}", "split", [1, 4]), default)]++;
        }

        first.ShouldBe([6, 4]);
        second.ShouldBe([2, 8]);
    }

    private async Task<int[]> CountsAsync(string name, int[] weights, int draws)
    {
        var counts = new int[weights.Length];
        for (var n = 0; n < draws; n++)
        {
            counts[await Counters.DrawAsync(Draw($"{name}-{n}", "split", weights), default)]++;
        }

        return counts;
    }

    private static SplitDraw Draw(string interaction, string step, int[] weights) => new(new AccountId("acme"), new InteractionId(interaction), "draw-3", new FlowId("flow-1"), step, weights);
}
