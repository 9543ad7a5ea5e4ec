using System.Globalization;
using Engine.Benchmarks.Calls;

namespace Engine.Benchmarks.Kept;

/// <summary>
/// Hours of work in short: fifteen calls a second with a message for twenty minutes. The heap after a full collection at the end against that of minute 2,
/// and every gauge 35 s after the last call against what it was before the first.
/// </summary>
internal static class SoakBench
{
    private const double PerSecond = 15;
    private const string Text = "Hello there. Your order is at the door.";
    private static readonly TimeSpan LongestTimer = TimeSpan.FromSeconds(35);

    /// <summary>Gauges that follow the moment and are nobody's to give back.</summary>
    private static readonly string[] OfTheMoment = ["process_", "dotnet_", "engine_media_tick_lateness", "engine_calls_expected", "engine_store_", "engine_http_connections"];

    public static async Task RunAsync(int minutes)
    {
        using var sinks = new RtpSinks(3000, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        var flow = await server.FlowAsync(Text);
        // What the first calls make once (pools, caches, pages of code) is no leak.
        await new Triggers(server.Api.Http, flow).RunAsync(PerSecond, TimeSpan.FromSeconds(15));
        await Task.Delay(LongestTimer);
        var before = await StateAsync(server);

        var triggers = new Triggers(server.Api.Http, flow);
        using var renewal = new Timer(_ => server.Api.RenewAsync().GetAwaiter().GetResult(), null, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(4));
        await triggers.RunAsync(PerSecond, TimeSpan.FromMinutes(2));
        var early = await HeapAsync(server);
        await triggers.RunAsync(PerSecond, TimeSpan.FromMinutes(minutes - 2));
        var late = await HeapAsync(server);
        Console.WriteLine(FormattableString.Invariant($"soak, {minutes} min of {PerSecond}/s: {triggers.Accepted} accepted, refused by status: {string.Join(", ", triggers.Statuses.Select(s => $"{s.Value} x {s.Key}"))}"));
        Console.WriteLine(FormattableString.Invariant($"  heap after a full collection: minute 2 {early / 1024 / 1024:0.0} MiB, minute {minutes} {late / 1024 / 1024:0.0} MiB, ratio {late / early:0.000}"));

        await Task.Delay(LongestTimer + TimeSpan.FromSeconds(10));
        var good = callees.Callees.Values.Count(c => c is { Branches: 1, ConfirmedAt: > 0, EndedAt: > 0 });
        var after = await StateAsync(server);
        Console.WriteLine($"  called once, answered and ended: {good} of {callees.Callees.Count}");
        foreach (var (name, value) in after.Where(g => g.Value != before.GetValueOrDefault(g.Key)))
        {
            Console.WriteLine(FormattableString.Invariant($"  not as before: {name} {before.GetValueOrDefault(name)} -> {value}"));
        }

        Console.WriteLine($"  {after.Count} gauges looked at, descriptors {before["descriptors"]} -> {after["descriptors"]}");
    }

    /// <summary>Under load: the least of three, since calls come and go between a collection and a look.</summary>
    private static async Task<double> HeapAsync(ServerUnderTest server)
    {
        var least = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            await FullCollection.OfAsync(server.Engine.Id);
            least = Math.Min(least, await server.MetricAsync("dotnet_gc_heap_bytes"));
        }

        return least;
    }

    private static async Task<Dictionary<string, double>> StateAsync(ServerUnderTest server)
    {
        var text = await server.Api.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var lines = text.Split('\n');
        var gauges = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal) && line.EndsWith(" gauge", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2]).ToHashSet(StringComparer.Ordinal);
        var state = lines.Where(line => gauges.Contains(line.Split(' ', '{')[0]) && !OfTheMoment.Any(name => line.StartsWith(name, StringComparison.Ordinal)))
            .ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        state["descriptors"] = Directory.GetFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{server.Engine.Id}/fd")).Length;
        return state;
    }
}
