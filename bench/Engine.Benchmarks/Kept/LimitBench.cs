using System.Globalization;
using Engine.Benchmarks.Calls;

namespace Engine.Benchmarks.Kept;

/// <summary>One account at three times its limit: all within it are accepted and dialled, the rest is told 429.</summary>
internal static class LimitBench
{
    private const int Limit = 50;
    private const int Seconds = 30;

    public static async Task RunAsync()
    {
        using var sinks = new RtpSinks(16, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        var flow = await server.FlowAsync(text: null);
        await new Triggers(server.Api.Http, flow).RunAsync(50, TimeSpan.FromSeconds(5));
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        await server.Engine.RunAsync("account", "set", "--requests-per-second", limit, "--burst", limit);
        await Task.Delay(5_000);
        callees.Callees.Clear();
        var triggers = new Triggers(server.Api.Http, flow);
        await triggers.RunAsync(3 * Limit, TimeSpan.FromSeconds(Seconds));
        await Task.Delay(5_000);
        // The bucket is full at first.
        var allowed = Limit * (Seconds + 1);
        Console.WriteLine(FormattableString.Invariant($"one account, {3 * Limit}/s of {Limit}/s allowed for {Seconds} s: {triggers.Accepted} accepted of {allowed} allowed, ratio {(double)triggers.Accepted / allowed:0.000}"));
        Console.WriteLine($"  refused by status: {string.Join(", ", triggers.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} x {s.Key}"))}; dialled {callees.Callees.Count}, twice {callees.Callees.Values.Count(c => c.Branches > 1)}");
    }
}
