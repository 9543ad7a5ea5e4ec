using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class TrafficSplitterTests
{
    private static string Json(string rules, string extra = "") => Flow.With("/trigger/arguments/1/variable", "'a'", Flow.Json(
        $"'split': {{ 'type': 'traffic_splitter', 'settings': {{ 'rules': {rules} }}, 'exits': {{ 'x': 'end', 'y': 'end' }} {extra} }}, {Flow.End}", "split"));

    private static Session Begin(string json, params (string, string?)[] arguments) => new Session(Flow.Publish(json), arguments).Do(s => new InteractionCommand.Begin(s.Now));

    private const string Two = "[ { 'exit': 'x' }, { 'exit': 'y', 'weight': 150 } ]";

    // Holds FLOW-42.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(50, 50)]
    [InlineData(1, 2, 3, 4, 5)]
    [InlineData(97, 3)]
    [InlineData(1_000_000, 1)]
    public void Next_OverEachFullCycle_IsExact(params int[] weights)
    {
        long[]? counter = null;
        for (var round = 0; round < 3; round++)
        {
            var picked = new int[weights.Length];
            for (var i = 0; i < weights.Sum(); i++)
            {
                (var choice, counter) = SmoothRoundRobin.Next(counter, weights);
                picked[choice]++;
            }

            picked.ShouldBe(weights);
            counter!.ShouldAllBe(c => c == 0);
        }
    }

    /// <summary>A cycle may be begun anywhere: every window of its length holds each exit exactly as often as it weighs.</summary>
    [Fact]
    public void Next_RandomWeights_EveryWindowOfOneCycleIsExact()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int[] weights = [.. Enumerable.Range(0, 1 + random.Next(10)).Select(_ => 1 + random.Next(30))];
            var cycle = weights.Sum();
            long[]? counter = null;
            var (window, picked) = (new Queue<int>(), new int[weights.Length]);
            for (var i = 0; i < 3 * cycle; i++)
            {
                (var choice, counter) = SmoothRoundRobin.Next(counter, weights);
                window.Enqueue(choice);
                picked[choice]++;
                if (window.Count > cycle)
                {
                    picked[window.Dequeue()]--;
                }

                if (window.Count == cycle)
                {
                    picked.ShouldBe(weights, $"seed {seed}, draw {i}");
                }
            }
        }
    }

    // Holds FLOW-42.
    [Fact]
    public void Next_IsSmooth()
    {
        long[]? counter = null;
        var order = "";
        for (var i = 0; i < 7; i++)
        {
            (var choice, counter) = SmoothRoundRobin.Next(counter, [5, 1, 1]);
            order += "abc"[choice];
        }

        order.ShouldBe("aabacaa");
    }

    [Fact]
    public void Next_CounterOfAnotherLength_BeginsAnew() => SmoothRoundRobin.Next([9, 9, 9], [1, 2]).Choice.ShouldBe(1);

    [Fact]
    public void Enter_AsksForADraw()
    {
        var s = Begin(Json(Two));
        s.Effect<InteractionEffect.DrawSplit>().ShouldSatisfyAllConditions(e => e.FlowId.ShouldBe("flow-1"), e => e.StepId.ShouldBe("split"), e => e.Weights.ShouldBe([50, 150]));
        s.Path.ShouldBe("");
    }

    [Theory]
    [InlineData(0, "split:x end:ok")]
    [InlineData(1, "split:y end:ok")]
    [InlineData(2, "split:error")]
    [InlineData(-1, "split:error")]
    public void SplitDrawn_TakesTheExit(int choice, string path)
    {
        var s = Begin(Json(Two));
        s.Do(new InteractionCommand.SplitDrawn(s.Now, s.State.Current!.Token, choice)).Path.ShouldBe(path);
    }

    [Fact]
    public void SplitDrawn_ForAnotherToken_IsIgnored()
    {
        var s = Begin(Json(Two));
        s.Do(new InteractionCommand.SplitDrawn(s.Now, 99, 0)).Last.ShouldBe(Decision.Ignored);
    }

    // Holds FLOW-42.
    [Fact]
    public void Disabled_Rules_AreNotDrawn()
    {
        var s = Begin(Json("[ { 'exit': 'x', 'enabled': false }, { 'exit': 'y', 'weight': 3 } ]"));
        s.Effect<InteractionEffect.DrawSplit>().Weights.ShouldBe([3]);
        s.Do(new InteractionCommand.SplitDrawn(s.Now, s.State.Current!.Token, 0)).Path.ShouldBe("split:y end:ok");
    }

    // Holds FLOW-42.
    [Theory]
    [InlineData("70", 70)]
    [InlineData("1", 1)]
    [InlineData("1000000", 1_000_000)]
    [InlineData("0", null)]
    [InlineData("1000001", null)]
    [InlineData("-5", null)]
    [InlineData("half", null)]
    [InlineData("", null)]
    public void Weight_FromAVariable(string value, int? weight)
    {
        var s = Begin(Json("[ { 'exit': 'x', 'weight': { 'variable': 'a' } }, { 'exit': 'y' } ]"), ("name", value));
        if (weight is { } good)
        {
            s.Effect<InteractionEffect.DrawSplit>().Weights.ShouldBe([good, 50]);
        }
        else
        {
            s.Path.ShouldBe("split:error");
            s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "weight_out_of_range", Party.Engine, null));
        }
    }

    [Fact]
    public void EffectFailed_GoesByOnError()
    {
        var s = Begin(Json(Two, ", 'on_error': 'exit:y'"));
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "store_unavailable")).Path.ShouldBe("split:error end:ok");
    }

    [Fact]
    public void Restart_DrawsUnderTheSameId()
    {
        var s = Begin(Json(Two));
        var id = s.Effect<InteractionEffect.DrawSplit>().Id;
        s.Restart().Effect<InteractionEffect.DrawSplit>().ShouldSatisfyAllConditions(e => e.Id.ShouldBe(id), e => e.Weights.ShouldBe([50, 150]));
    }

    [Theory]
    [InlineData("[]", "too_few")]
    [InlineData("[ { 'exit': 'x', 'enabled': false } ]", "nothing_enabled")]
    [InlineData("[ { 'exit': 'x', 'weight': 0 } ]", "out_of_range")]
    [InlineData("[ { 'exit': 'x', 'weight': 1000001 } ]", "out_of_range")]
    [InlineData("[ { 'exit': 'x', 'weight': 1.5 } ]", "wrong_type")]
    [InlineData("[ { 'exit': 'x', 'weight': '50' } ]", "wrong_type")]
    [InlineData("[ { 'exit': 'x', 'weight': { 'variable': 'nobody' } } ]", "variable_unknown")]
    [InlineData("[ { 'exit': 'x', 'weight': {} } ]", "required")]
    [InlineData("[ { 'exit': 'error' } ]", "exit_reserved")]
    public void Check_Rules(string rules, string code) => Flow.Check(Json(rules)).Faults.ShouldContain(f => f.Code == code && f.Step == "split");
}
