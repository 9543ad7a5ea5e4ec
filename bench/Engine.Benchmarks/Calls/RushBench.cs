using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// What an engine does with more than it can carry: of the starts it accepts nearly all must be dialled, the others told 503 <c>overloaded</c>; and of a rate
/// that it can carry none may end for want of a slot or a media leg.
/// </summary>
internal static class RushBench
{
    /// <summary>As a program or a balancer in front would have; requests beyond it wait for one on the caller's side.</summary>
    private const int Connections = 2_000;

    private static readonly string[] OurFaults = ["engine_overload", "media_resource"];

    /// <param name="binary">Another engine than the one that was built here.</param>
    public static async Task RunAsync(string? binary = null)
    {
        await OneAsync("2,400 starts/s for 40 s", 2_400, 40, binary);
        await OneAsync("600 set-ups/s for 60 s", 600, 60, binary);
    }

    private static async Task OneAsync(string name, int perSecond, int seconds, string? binary)
    {
        using var sinks = new RtpSinks(16, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port, binary);
        var flow = await server.FlowAsync(text: null);
        await new Triggers(server.Api.Http, flow).RunAsync(50, TimeSpan.FromSeconds(5));
        await Task.Delay(2_000);
        callees.Callees.Clear();

        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = server.Api.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = server.Api.Http.DefaultRequestHeaders.Authorization;
        var answers = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var waits = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        var pending = new List<Task>();
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var wait = TimeSpan.FromSeconds(i / (double)perSecond) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait);
            }

            pending.Add(StartAsync(http, flow, 12_035_560_000 + i, answers, waits));
        }

        await Task.WhenAll(pending);
        var took = Stopwatch.GetElapsedTime(began);
        await DrainAsync(server);
        var accepted = answers.GetValueOrDefault("accepted");
        var dialled = callees.Callees.Values.Count(callee => callee.Branches > 0);
        Console.WriteLine($"{name,-26} | asked in {took.TotalSeconds:0} s: {string.Join(", ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value:N0} {a.Key}"))}");
        Console.WriteLine($"{"",-26} | dialled {dialled:N0}, {100.0 * dialled / Math.Max(1, accepted):0.0} % of the accepted; twice {callees.Callees.Values.Count(callee => callee.Branches > 1)}");
        foreach (var reason in OurFaults)
        {
            Console.WriteLine($"{"",-26} | ended as {reason}: {await CountAsync(server, reason):N0}");
        }

        var full = await MebibytesAsync(server);
        await Task.Delay(TimeSpan.FromSeconds(50));
        Console.WriteLine($"{"",-26} | memory {full:0} MiB when it had drained, {await MebibytesAsync(server):0} MiB 50 s later");
        if (!waits.IsEmpty)
        {
            Console.WriteLine($"{"",-26} | Retry-After {waits.Min():0} to {waits.Max():0} s");
        }
    }

    private static async Task StartAsync(HttpClient http, string flow, long number, ConcurrentDictionary<string, int> answers, ConcurrentBag<double> waits)
    {
        var word = "no answer";
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri($"/flows/{flow}/interactions", UriKind.Relative), new { to = "+" + number });
            word = answer.StatusCode == HttpStatusCode.Accepted ? "accepted" : (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!;
            if (answer.Headers.RetryAfter?.Delta is { } wait)
            {
                waits.Add(wait.TotalSeconds);
            }
        }
        catch (Exception cause) when (cause is HttpRequestException or TaskCanceledException)
        {
            word = cause.GetType().Name;
        }

        answers.AddOrUpdate(word, 1, (_, count) => count + 1);
    }

    /// <summary>Until nothing waits and nothing talks any more, or for two minutes.</summary>
    private static async Task DrainAsync(ServerUnderTest server)
    {
        for (var i = 0; i < 240; i++)
        {
            if (await server.MetricAsync("engine_calls") + await server.MetricAsync("engine_calls_waiting") == 0)
            {
                await Task.Delay(2_000);
                return;
            }

            await Task.Delay(500);
        }
    }

    private static async Task<double> MebibytesAsync(ServerUnderTest server) => await server.MetricAsync("process_resident_memory_bytes") / 1024 / 1024;

    private static async Task<int> CountAsync(ServerUnderTest server, string reason)
    {
        var (count, token) = (0, "");
        do
        {
            var page = JsonNode.Parse(await server.Api.Http.GetStringAsync(new Uri($"/v1/interactions?reason={reason}&page_size=200{token}", UriKind.Relative)))!;
            count += page["items"]!.AsArray().Count;
            token = (string?)page["next_page_token"] is { } next ? "&page_token=" + next : "";
        }
        while (token.Length > 0);
        return count;
    }
}
