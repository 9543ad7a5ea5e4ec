using System.Globalization;
using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Scenarios;

/// <summary>Random valid flows under random scenarios in the virtual runner: each passes validation, ends, and breaks no invariant.</summary>
public sealed class RandomRunTests
{
    /// <summary>Runs of the gate; the environment variable asks for more.</summary>
    private const int UsualRuns = 1_500;

    private const string RunsVariable = "ENGINE_RANDOM_FLOWS";

    private const int TapeLength = 400;

    [Fact]
    public void RandomValidFlows_PassValidation_RunToAnEnd_AndBreakNoInvariant()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable(RunsVariable), CultureInfo.InvariantCulture, out var asked) ? asked : UsualRuns;
        var (outcomes, components) = (new HashSet<Outcome>(), new HashSet<string>(StringComparer.Ordinal));
        for (var seed = 0; seed < runs; seed++)
        {
            var random = new Random(seed);
            var tape = new Tape([.. Enumerable.Range(0, TapeLength).Select(_ => random.Next())]);
            var check = FlowValidator.Check(Kit.Flow.Bytes(new RandomFlows(tape).Make()), BuiltInComponents.Registry, TestCatalog.Instance);
            check.CanPublish.ShouldBeTrue($"seed {seed}: {string.Join('\n', check.Faults)}");
            var flow = Kit.Flow.Publish(check.Document!);
            var result = VirtualRunner.Run(flow, new RandomScenarios(tape).Make(flow));
            Judge(result, $"seed {seed}: {string.Join(' ', result.Path)}");
            outcomes.Add(result.Result!.Outcome);
            components.UnionWith(result.Journal.OfType<InteractionEvent.StepEntered>().Select(e => e.Component));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} random flows, {outcomes.Count} outcomes: {string.Join(' ', outcomes)}"));
        components.ShouldBe(BuiltInComponents.Registry.All.Select(c => c.Kind), ignoreOrder: true, "every component is run");
        outcomes.ShouldBeSubsetOf(Enum.GetValues<Outcome>());
        outcomes.Count.ShouldBeGreaterThanOrEqualTo(6, "the world is random, not lame");
    }

    private static void Judge(ScenarioResult result, string run)
    {
        var journal = result.Journal;
        result.Result.ShouldNotBeNull(run);
        journal.OfType<InteractionEvent.InteractionEnded>().Count().ShouldBe(1, run);
        journal[^1].ShouldBeOfType<InteractionEvent.InteractionEnded>(run);
        journal.Zip(journal.Skip(1)).ShouldAllBe(pair => pair.First.At <= pair.Second.At, run);

        var entered = journal.OfType<InteractionEvent.StepEntered>().ToArray();
        entered.Select(e => e.Order).ShouldBe(Enumerable.Range(1, entered.Length), run);
        journal.OfType<InteractionEvent.StepLeft>().Select(e => e.Order).ShouldBe(Enumerable.Range(1, entered.Length), run);
        entered.Count(e => e.Component == "make_outbound_call").ShouldBeLessThanOrEqualTo(1, run);
        journal.OfType<InteractionEvent.DialSubmitted>().Select(e => e.Attempt).ShouldBeUnique(run);
        journal.SelectMany(InteractionReport.Project).OfType<ReportChange.Finished>().Count().ShouldBe(1, run);
        result.Variables.Values.ShouldAllBe(value => value == null || !value.Contains(RandomScenarios.Secret), run);

        var state = InteractionState.None;
        foreach (var happened in journal)
        {
            if (happened is InteractionEvent.StepEntered step && BuiltInComponents.Registry.Find(step.Component)!.NeedsContact)
            {
                state.ContactLeg.ShouldNotBeNull($"{run} enters {step.StepId} with nobody on the line");
            }

            state = InteractionRules.Evolve(state, happened);
        }

        state.HasEnded.ShouldBeTrue(run);
        state.Attempts.ShouldAllBe(a => !a.IsOpen, run);
    }
}
