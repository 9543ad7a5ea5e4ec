using System.Diagnostics;
using Engine.Actors.Kernel;

namespace Engine.Benchmarks.Kernel;

/// <summary>One question after the other from an async method, each timed from the call to its continuation.</summary>
internal static class AskBench
{
    private const int Questions = 200_000;
    private static readonly object Message = new();

    public static double P50() => Percentile(0.50);

    public static double P99() => Percentile(0.99);

    private static double Percentile(double share)
    {
        var system = new ActorSystem();
        var echo = system.Spawn(Props.Of(() => new Echo()));
        var ticks = Task.Run(() => AskAsync(echo)).GetAwaiter().GetResult();
        system.TerminateAsync().Wait();
        Array.Sort(ticks);
        return ticks[(int)(Questions * share)] * 1e6 / Stopwatch.Frequency;
    }

    private static async Task<long[]> AskAsync(ActorRef echo)
    {
        var ticks = new long[Questions];
        for (var asked = 0; asked < Questions; asked++)
        {
            var started = Stopwatch.GetTimestamp();
            await echo.Ask<object>(Message, TimeSpan.FromSeconds(5));
            ticks[asked] = Stopwatch.GetTimestamp() - started;
        }

        return ticks;
    }

    private sealed class Echo : Actor
    {
        protected override void Receive(object message) => Context.Reply(message);
    }
}
