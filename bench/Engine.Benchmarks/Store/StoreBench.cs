using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks.Calls;

namespace Engine.Benchmarks.Store;

/// <summary>
/// The published engine on a store of a thousand interactions and on one of nearly a million: what a page of every list and report costs over HTTP, warm
/// and from a cold disk, and how long a start takes. Ratios are what to trust.
/// </summary>
internal static class StoreBench
{
    private const int Rounds = 15;
    private const int ColdRounds = 3;
    private const int Starts = 5;

    /// <summary>One in so many is of the rare flow.</summary>
    private const int Rare = 250;

    public static async Task RunAsync(int small, int large)
    {
        await using var few = await FilledAsync(small);
        await using var many = await FilledAsync(large);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stores of {small:N0} and {large:N0} interactions, {Size(few):N0} and {Size(many):N0} MiB"));
        foreach (var cold in new[] { false, true })
        {
            var (of, than) = (await StartsAsync(many, cold), await StartsAsync(few, cold));
            Console.WriteLine(FormattableString.Invariant($"{(cold ? "start, cold" : "start, warm"),-36} {than,8:F0} ms {of,8:F0} ms  ratio {of / than:F2}"));
        }

        foreach (var (what, path) in Reads())
        {
            var (warmMany, warmFew) = (await WarmAsync(many, path), await WarmAsync(few, path));
            var (coldMany, coldFew) = (await ColdAsync(many, path), await ColdAsync(few, path));
            Console.WriteLine(FormattableString.Invariant(
                $"{what,-36} warm {warmFew,7:F2} ms {warmMany,7:F2} ms  ratio {warmMany / warmFew:F2}   cold {coldFew,7:F2} ms {coldMany,7:F2} ms  ratio {coldMany / coldFew:F2}"));
        }
    }

    private static IEnumerable<(string What, Func<Filled, string> Path)> Reads()
    {
        foreach (var list in new[] { "/v1/interactions", "/v1/reports/flow-executions" })
        {
            var name = list.Split('/')[2];
            yield return (name + ", everything", _ => $"{list}?page_size=50");
            yield return (name + ", from a minute before the end", store => $"{list}?page_size=50&from={store.Recent}");
            yield return (name + ", to", store => $"{list}?page_size=50&to={store.Early}");
            yield return (name + ", flow", store => $"{list}?page_size=50&flow_id={store.Common}");
            yield return (name + ", rare flow", store => $"{list}?page_size=4&flow_id={store.RareFlow}");
            yield return (name + ", outcome", _ => $"{list}?page_size=50&outcome=answered");
            yield return (name + ", outcome of none", _ => $"{list}?page_size=50&outcome=busy");
            yield return (name + ", number", _ => $"{list}?page_size=50&number=%2B12025550100");
            yield return (name + ", number of none", _ => $"{list}?page_size=50&number=%2B19995550100");
        }

        yield return ("interactions, running", _ => "/v1/interactions?page_size=50&state=running");
        yield return ("interactions, reason", _ => "/v1/interactions?page_size=50&reason=completed");
        yield return ("interactions, trunk", store => $"/v1/interactions?page_size=50&trunk_id={store.Server.Trunk}");
        yield return ("interactions, party of none", _ => "/v1/interactions?page_size=50&party=carrier");
    }

    /// <summary>One store, and the engine on it.</summary>
    private sealed record Filled(ServerUnderTest Server, CalleeSwarm Callees, RtpSinks Sinks, string Common, string RareFlow, string Early, string Recent) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Callees.Dispose();
            Sinks.Dispose();
        }
    }

    private static async Task<Filled> FilledAsync(int interactions)
    {
        var sinks = new RtpSinks(16, sample: 0);
        var callees = new CalleeSwarm(sinks.NextPort);
        var server = await ServerUnderTest.StartAsync(callees.Port);
        var (common, rare) = (await server.FlowAsync(text: null), await server.FlowAsync(text: null));
        var (commonId, rareId) = (await EndedAsync(server, common), await EndedAsync(server, rare));
        await server.Engine.TerminateAsync(TimeSpan.FromSeconds(30));
        var file = Path.Combine(server.Engine.Data, "engine.db");
        StoreFiller.Copy(file, rareId, Math.Max(4, interactions / Rare), every: Rare);
        StoreFiller.Copy(file, commonId, interactions - (interactions / Rare), every: 1);
        var end = DateTimeOffset.UtcNow;
        await server.Engine.StartAsync();
        return new Filled(server, callees, sinks, common, rare, Text(end.AddSeconds(-interactions + 60)), Text(end.AddSeconds(-60)));
    }

    private static async Task<string> EndedAsync(ServerUnderTest server, string flow)
    {
        var id = await server.Api.StartAsync(new Engine.Ports.FlowId(flow), new { to = "+12035550100" });
        await server.Api.EndedAsync(new Engine.Ports.InteractionId(id), TimeSpan.FromSeconds(20));
        return id;
    }

    private static async Task<double> StartsAsync(Filled store, bool cold)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            times.Add(await RestartAsync(store, cold));
        }

        return Median(times);
    }

    private static async Task<double> RestartAsync(Filled store, bool cold)
    {
        await store.Server.Engine.TerminateAsync(TimeSpan.FromSeconds(30));
        if (cold)
        {
            PageCache.Drop(store.Server.Engine.Data);
        }

        var began = Stopwatch.GetTimestamp();
        await store.Server.Engine.StartAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<double> WarmAsync(Filled store, Func<Filled, string> path)
    {
        await store.Server.Api.RenewAsync();
        var times = new List<double>();
        for (var i = 0; i < Rounds + 3; i++)
        {
            times.Add(await TimeAsync(store, path(store)));
        }

        return Median(times[3..]);
    }

    /// <summary>A fresh process whose code has run once, with nothing of the store in memory but what that read: the first page of this kind.</summary>
    private static async Task<double> ColdAsync(Filled store, Func<Filled, string> path)
    {
        var times = new List<double>();
        for (var i = 0; i < ColdRounds; i++)
        {
            times.Add(await OnceColdAsync(store, path));
        }

        return Median(times);
    }

    private static async Task<double> OnceColdAsync(Filled store, Func<Filled, string> path)
    {
        await RestartAsync(store, cold: true);
        await store.Server.Api.RenewAsync();
        // The same code on an id that nobody has.
        await TimeAsync(store, path(store).Split('?')[0] + "?page_size=1&flow_id=00000000000000000000000000000000");
        PageCache.Drop(store.Server.Engine.Data);
        return await TimeAsync(store, path(store));
    }

    private static async Task<double> TimeAsync(Filled store, string path)
    {
        var began = Stopwatch.GetTimestamp();
        await store.Server.Api.GetAsync(path);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double Size(Filled store) => new FileInfo(Path.Combine(store.Server.Engine.Data, "engine.db")).Length / 1024.0 / 1024;

    private static string Text(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture));
}
