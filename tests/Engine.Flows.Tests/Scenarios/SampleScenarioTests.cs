using System.Text.Json;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Scenarios;

/// <summary>Every sample flow is valid, and every scenario file beside it passes in the virtual runner.</summary>
public sealed class SampleScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    private static bool IsScenario(string file) => file.EndsWith(".scenario.json", StringComparison.Ordinal);

    public static TheoryData<string> Flows => [.. Directory.EnumerateFiles(Folder, "*.json").Where(f => !IsScenario(f)).Select(f => Path.GetFileName(f)!).Order()];

    public static TheoryData<string> ScenarioFiles => [.. Directory.EnumerateFiles(Folder, "*.json").Where(IsScenario).Select(f => Path.GetFileName(f)!).Order()];

    private static PublishedFlow Publish(string file) => Kit.Flow.Publish(File.ReadAllText(Path.Combine(Folder, file)));

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_HasNoFaults(string file) => FlowValidator.Check(File.ReadAllBytes(Path.Combine(Folder, file)), BuiltInComponents.Registry, TestCatalog.Instance).Faults.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_HasAScenario(string file) => File.Exists(Path.Combine(Folder, Path.ChangeExtension(file, ".scenario.json"))).ShouldBeTrue();

    // Holds FLOW-80.
    [Theory]
    [MemberData(nameof(ScenarioFiles))]
    public void Scenario_Passes(string file)
    {
        var reading = ScenarioReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)));
        reading.Faults.ShouldBeEmpty();
        var result = VirtualRunner.Run(Publish(reading.Scenario!.Flow!), reading.Scenario);
        result.Mismatches.ShouldBeEmpty();
        result.Passed.ShouldBeTrue();
        JsonSerializer.Serialize(InteractionRules.Replay(result.Journal)).ShouldContain("\"Result\"");
    }

    [Fact]
    public void Samples_AreAtLeastEightAndUseEveryComponent()
    {
        var flows = Flows.Select(f => Publish(f.Data)).ToArray();
        flows.Length.ShouldBeGreaterThanOrEqualTo(8);
        flows.SelectMany(f => f.Steps).Select(s => s.Component.Kind).Distinct().ShouldBe(BuiltInComponents.Registry.All.Select(c => c.Kind), ignoreOrder: true);
    }

    [Fact]
    public void OneTimeCode_NeverShowsInTheResult()
    {
        var scenario = ScenarioReader.Read(File.ReadAllBytes(Path.Combine(Folder, "one-time-code.scenario.json"))).Scenario!;
        var result = VirtualRunner.Run(Publish("one-time-code.json"), scenario);
        result.Variables["code"].ShouldBe("***");
        result.Variables["spoken_code"].ShouldBe("***");
    }
}
