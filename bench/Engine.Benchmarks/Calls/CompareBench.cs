using System.Diagnostics;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// Two or more published engines under the same loads, taking turns, on one machine in one run: ratios are what to trust. Each starts on an empty store,
/// and the first seconds of load are left out, so that no figure is the JIT's.
/// </summary>
internal static class CompareBench
{
    private const string SixSeconds = "Hello there. The courier is at the drop-off location with your order number four two seven one, from Luigi's. Thank you for waiting.";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    private static readonly (string Name, string? Text, double PerSecond, int Seconds, bool IsCold)[] Loads =
    [
        ("42/s bare", null, 42, 20, false),
        ("200/s bare", null, 200, 15, false),
        ("300/s bare", null, 300, 15, false),
        ("600/s bare", null, 600, 20, false),
        ("first 10 s, 100/s bare", null, 100, 10, true),
        ("60/s, 6 s prompt", SixSeconds, 60, 20, false),
        ("100/s, 6 s prompt", SixSeconds, 100, 20, false),
        ("200/s, 6 s prompt", SixSeconds, 200, 20, false),
        ("250/s, 6 s prompt", SixSeconds, 250, 20, false),
    ];

    /// <param name="engines">Each "name=folder of a published engine".</param>
    /// <param name="rounds">How often all of them take their turn.</param>
    /// <param name="part">Only loads whose name has this in it; empty: all.</param>
    public static async Task RunAsync(IReadOnlyList<string> engines, int rounds, string part)
    {
        var named = engines.Select(engine => engine.Split('=', 2)).Select(parts => (Name: parts[0], Binary: Path.Combine(parts[1], "engine.dll"))).ToList();
        var results = new Dictionary<(string Load, string Engine), List<Figures>>();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var load in Loads.Where(l => l.Name.Contains(part, StringComparison.Ordinal)))
            {
                foreach (var (name, binary) in named)
                {
                    var figures = await MeasureAsync(binary, load.Text, load.PerSecond, TimeSpan.FromSeconds(load.Seconds), load.IsCold);
                    Console.WriteLine($"round {round} | {load.Name,-22} | {name,-8} | {figures}");
                    (results.TryGetValue((load.Name, name), out var list) ? list : results[(load.Name, name)] = []).Add(figures);
                }
            }
        }

        Console.WriteLine("median of the rounds");
        foreach (var ((load, name), list) in results)
        {
            Console.WriteLine($"{load,-22} | {name,-8} | {Figures.Median(list)}");
        }
    }

    private static async Task<Figures> MeasureAsync(string binary, string? text, double perSecond, TimeSpan time, bool isCold)
    {
        using var sinks = new RtpSinks(text is null ? 16 : 3000, sample: text is null ? 0 : 40);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port, binary);
        var flow = await server.FlowAsync(text);
        if (!isCold)
        {
            var first = new Triggers(server.Api.Http, flow);
            await first.RunAsync(perSecond, WarmUp);
            await SettleAsync(callees, first.Accepted);
        }

        callees.Callees.Clear();
        var ended = callees.Ended;

        var cpu = await server.MetricAsync("process_cpu_seconds_total");
        var allocated = await server.MetricAsync("dotnet_gc_allocated_bytes_total");
        var compiled = await server.MetricAsync("dotnet_jit_methods_total");
        var triggers = new Triggers(server.Api.Http, flow);
        await triggers.RunAsync(perSecond, time);
        await SettleAsync(callees, ended + triggers.Accepted);
        cpu = await server.MetricAsync("process_cpu_seconds_total") - cpu;
        allocated = await server.MetricAsync("dotnet_gc_allocated_bytes_total") - allocated;
        compiled = await server.MetricAsync("dotnet_jit_methods_total") - compiled;
        var good = callees.Callees.Values.Count(c => c is { Branches: 1, AnsweredAt: > 0, ConfirmedAt: > 0, EndedAt: > 0 });
        double[] wait = [.. callees.Callees.Where(c => triggers.SentAt.ContainsKey(c.Key))
            .Select(c => Stopwatch.GetElapsedTime(triggers.SentAt[c.Key], c.Value.InvitedAt).TotalMilliseconds).Order()];
        return new Figures(
            server.ReadyAfter.TotalSeconds,
            triggers.Refused + triggers.Accepted - good,
            cpu / triggers.Accepted * 1000,
            wait[wait.Length / 2],
            wait[(int)((wait.Length - 1) * 0.99)],
            allocated / triggers.Accepted / 1024,
            await server.MetricAsync("process_resident_memory_bytes") / 1024 / 1024,
            compiled);
    }

    private static async Task SettleAsync(CalleeSwarm callees, int calls)
    {
        for (var i = 0; i < 300 && callees.Ended < calls; i++)
        {
            await Task.Delay(100);
        }
    }

    private sealed record Figures(double Ready, double Failed, double CpuPerThousand, double P50, double P99, double KiB, double Rss, double Compiled)
    {
        public static Figures Median(IReadOnlyList<Figures> rounds) => new(
            Of(rounds, f => f.Ready), rounds.Max(f => f.Failed), Of(rounds, f => f.CpuPerThousand), Of(rounds, f => f.P50), Of(rounds, f => f.P99), Of(rounds, f => f.KiB), Of(rounds, f => f.Rss), Of(rounds, f => f.Compiled));

        public override string ToString() => FormattableString.Invariant(
            $"ready after {Ready:0.0} s, {Failed} failed, CPU {CpuPerThousand:0.00} s per 1,000, trigger to INVITE p50 {P50:0.0} p99 {P99:0.0} ms, {KiB:0} KiB a call, RSS {Rss:0} MiB, {Compiled} methods compiled");

        private static double Of(IReadOnlyList<Figures> rounds, Func<Figures, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
    }
}
