using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Benchmarks.Calls;

namespace Engine.Benchmarks.Kept;

/// <summary>
/// Ten kills (-9) under twenty calls a second: every accepted start ends once, nobody is called twice, no answered callee is left without a BYE. Starts that
/// met a dead engine are sent again under their key, as a program would.
/// </summary>
internal static class KillsBench
{
    private const int PerSecond = 20;
    private const string Text = "Hello there. The courier is at the drop-off location with your order. Thank you for waiting.";
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(int kills)
    {
        using var sinks = new RtpSinks(3000, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        var flow = await server.FlowAsync(Text);
        using var repeats = new Timer(_ => callees.RepeatUnconfirmed(), null, 500, 500);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200, ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            BaseAddress = server.Api.Http.BaseAddress, Timeout = TimeSpan.FromSeconds(10),
        };
        http.DefaultRequestHeaders.Authorization = server.Api.Http.DefaultRequestHeaders.Authorization;
        var accepted = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(http, flow, accepted, stop.Token);
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(BetweenKills);
            await server.Engine.KillAsync();
            await server.Engine.StartAsync();
        }

        await Task.Delay(BetweenKills);
        await stop.CancelAsync();
        await load;
        await Task.Delay(TimeSpan.FromSeconds(45));
        await server.Api.RenewAsync();
        await ReportAsync(server, callees, accepted, kills);
    }

    private static async Task LoadAsync(HttpClient http, string flow, ConcurrentDictionary<string, string> accepted, CancellationToken cancellation)
    {
        var pending = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            await tick.WaitForNextTickAsync(CancellationToken.None);
            pending.Add(StartAsync(http, flow, $"+{12_035_560_000 + i}", accepted));
        }

        await Task.WhenAll(pending);
    }

    private static async Task StartAsync(HttpClient http, string flow, string number, ConcurrentDictionary<string, string> accepted)
    {
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/flows/{flow}/interactions") { Content = JsonContent.Create(new { to = number }) };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await http.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    accepted[number] = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["interaction_id"]!;
                    return;
                }
            }
            catch (Exception cause) when (cause is HttpRequestException or TaskCanceledException or IOException)
            {
                // Dead at the moment, or died before it answered.
            }

            await Task.Delay(200);
        }
    }

    private static async Task ReportAsync(ServerUnderTest server, CalleeSwarm callees, ConcurrentDictionary<string, string> accepted, int kills)
    {
        var (unended, endedTwice, outcomes) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var id in accepted.Values)
        {
            var events = (await server.Api.GetAsync($"/v1/interactions/{id}/events?page_size=200"))["items"]!.AsArray();
            var ends = events.Where(e => (string)e!["type"]! == "interaction_ended").ToList();
            unended += ends.Count == 0 ? 1 : 0;
            endedTwice += ends.Count > 1 ? 1 : 0;
            var outcome = ends.Count == 0 ? "none" : ends[0]!.ToJsonString().Split("\"reason\":\"") is [_, var rest] ? rest.Split('"')[0] : "?";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        var all = callees.Callees;
        Console.WriteLine($"{kills} kills under {PerSecond} calls/s: {accepted.Count} accepted, {accepted.Values.Distinct(StringComparer.Ordinal).Count()} interactions, {all.Count} called");
        Console.WriteLine($"  not ended {unended}, ended twice {endedTwice}, called twice {all.Values.Count(c => c.Branches > 1)}, called but not accepted {all.Keys.Count(n => !accepted.ContainsKey(n))}");
        Console.WriteLine($"  answered {callees.Answered}, of them without ACK {all.Values.Count(c => c is { AnsweredAt: > 0, ConfirmedAt: 0 })}, without BYE {all.Values.Count(c => c is { AnsweredAt: > 0, EndedAt: 0 })}");
        Console.WriteLine("  " + string.Join(", ", outcomes.OrderByDescending(o => o.Value).Select(o => $"{o.Value} {o.Key}")));
    }
}
