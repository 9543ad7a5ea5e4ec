using System.Globalization;

namespace Engine.Benchmarks.Kernel;

/// <summary>
/// The kernel beside Akka.NET 1.5.27. Every figure is the median of several rounds after warm-up, with the best round
/// behind it; driver, actors and whatever else runs on the machine share its cores.
/// </summary>
internal static class KernelSuite
{
    private const int Rounds = 7;

    public static void Run()
    {
        Console.WriteLine($"kernel: {Environment.ProcessorCount} cores, {Environment.Version}, {(GCSettingsName())} GC");
        Console.WriteLine($"{"figure",-58}{"median",14}{"best",14}{"Akka.NET",14}");
        Print("tell, one thread to one actor, messages/s", 18_400_000, TellBench.FloodOne);
        Print("tell, two threads to two actors, messages/s", 18_400_000, TellBench.FloodTwo);
        Print("tell, 4 pairs, 100 messages in flight each, messages/s", 18_400_000, TellBench.PingPong);
        Print("ask p50, µs (lower is better)", 0.5, AskBench.P50, lowerIsBetter: true);
        Print("ask p99, µs", null, AskBench.P99, lowerIsBetter: true);
        Print("actors created and started, /s", 64_500, SpawnBench.Created);
        Print("memory of an idle actor, bytes (lower is better)", 1_736, SpawnBench.Memory, lowerIsBetter: true);
        Print("persisted events/s, journal answers at once", 417_000, PersistBench.Direct);
        Print("persisted events/s, journal answers from its own thread", 417_000, PersistBench.GroupCommit);
    }

    private static void Print(string figure, double? akka, Func<double> measure, bool lowerIsBetter = false)
    {
        measure();
        measure();
        var rounds = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            rounds[round] = measure();
        }

        Array.Sort(rounds);
        var best = lowerIsBetter ? rounds[0] : rounds[^1];
        Console.WriteLine($"{figure,-58}{Text(rounds[Rounds / 2]),14}{Text(best),14}{(akka is { } known ? Text(known) : "-"),14}");
    }

    private static string Text(double value) => value.ToString(value < 100 ? "0.000" : "N0", CultureInfo.InvariantCulture);

    private static string GCSettingsName() => System.Runtime.GCSettings.IsServerGC ? "server" : "workstation";
}
