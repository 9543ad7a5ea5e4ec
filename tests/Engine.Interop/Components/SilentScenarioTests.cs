using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>The sample in which somebody answers and stays silent for almost three minutes: as <see cref="ScenarioRealTests"/>, beside the other tests.</summary>
[Collection(Patient.Silence)]
public sealed class SilentScenarioTests
{
    private const string File = "appointment-reminder.silent.scenario.json";

    [Fact]
    public async Task Silence_VirtualAndReal_WalksTheSameSteps() =>
        (await ScenarioRealTests.FaultsAsync(Path.Combine(AppContext.BaseDirectory, "samples", File), TestContext.Current.CancellationToken)).ShouldBeEmpty();

    internal static bool Is(string path) => Path.GetFileName(path) == File;
}
