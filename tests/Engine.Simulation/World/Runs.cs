using System.Globalization;

namespace Engine.Simulation.World;

/// <summary>
/// The runs all invariants are checked on, made once. `ENGINE_SIM_SEED` runs one seed, `ENGINE_SIM_RUNS` another number of them.
/// </summary>
public sealed class Runs
{
    /// <summary>Enough to meet every kind of event and crash; half a minute.</summary>
    internal const int Usual = 300;

    /// <summary>So many are run a second time, to the letter.</summary>
    internal const int Traced = 20;

    public Runs()
    {
        var first = Read("ENGINE_SIM_SEED");
        var count = first is null ? Read("ENGINE_SIM_RUNS") ?? Usual : 1;
        All = [.. Enumerable.Range(first ?? 1, count).Select((seed, place) => RunReport.Of(seed, withTrace: place < Traced))];
    }

    internal IReadOnlyList<RunReport> All { get; }

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
