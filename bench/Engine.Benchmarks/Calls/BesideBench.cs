using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Testing.Processes;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// What housekeeping costs the calls beside it: the wait from trigger to INVITE with it and without, in turns on one server, as a ratio of the p99s. Turns,
/// because the machine may be busy with something else in one minute and not in the next.
/// </summary>
internal static class BesideBench
{
    private const double PerSecond = 42;
    private const int Flows = 10_000;
    private const double DeletionsPerSecond = 16;
    private const int Rounds = 8;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Sixteen prompts a second are removed from an account of ten thousand flows.</summary>
    public static async Task PromptsAsync()
    {
        using var sinks = new RtpSinks(16, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        var flow = await server.FlowAsync(text: null);
        await AddFlowsAsync(server.Api);
        await server.Api.RenewAsync();
        await new Triggers(server.Api.Http, flow).RunAsync(PerSecond, WarmUp);
        var (without, with, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            var (first, second) = (without.Count, with.Count);
            var prompts = await AddPromptsAsync(server.Api, (int)(DeletionsPerSecond * Turn.TotalSeconds));
            without.AddRange(await WaitsAsync(server, callees, flow, Turn));
            var removals = RemoveAsync(server.Api, prompts);
            with.AddRange(await WaitsAsync(server, callees, flow, Turn));
            await removals;
            await server.Api.RenewAsync();
            ratios.Add(Report($"  round {round}", without[first..], with[second..]));
        }

        Report($"{DeletionsPerSecond:0} removed prompts/s, {Flows:N0} flows", without, with);
        ratios.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-42} | median of the rounds' ratios of the p99: {At(ratios, .5):0.00}"));
    }

    /// <summary>
    /// Retention takes old interactions away while calls run. Its first run begins a minute after the start and goes on until nothing old is
    /// left: the minute before it and the time behind it are the calls without.
    /// </summary>
    public static async Task RetentionAsync()
    {
        using var sinks = new RtpSinks(16, sample: 0);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        server.Engine.Environment["ENGINE__retention__rows_days"] = "1";
        var flow = await server.FlowAsync(text: null);
        await new Triggers(server.Api.Http, flow).RunAsync(PerSecond, WarmUp);
        await Task.Delay(2_000);
        var (without, with) = (new List<double>(), new List<double>());
        await server.Engine.KillAsync();
        var old = OldInteractions.Multiply(Path.Combine(server.Engine.Data, "engine.db"));
        Console.WriteLine($"{old:N0} interactions of last year in the store");
        await server.Engine.StartAsync();
        await server.Api.RenewAsync();
        await new Triggers(server.Api.Http, flow).RunAsync(PerSecond, WarmUp);
        while (await RemovedAsync(server) == 0)
        {
            without.AddRange(await WaitsAsync(server, callees, flow, TimeSpan.FromSeconds(3)));
        }

        // What was measured while it began belongs to neither.
        without.RemoveRange(Math.Max(0, without.Count - (int)(3 * PerSecond)), Math.Min(without.Count, (int)(3 * PerSecond)));
        for (long before = 0, now; (now = await RemovedAsync(server)) > before; before = now)
        {
            with.AddRange(await WaitsAsync(server, callees, flow, TimeSpan.FromSeconds(3)));
        }

        await server.Api.RenewAsync();
        await Task.Delay(5_000);
        without.AddRange(await WaitsAsync(server, callees, flow, TimeSpan.FromSeconds(Math.Max(10, with.Count / PerSecond))));
        Report($"retention ({await RemovedAsync(server):N0} removed)", without, with);
    }

    private static async Task<long> RemovedAsync(ServerUnderTest server) => (long)await server.MetricAsync("engine_retention_removed_total");

    /// <returns>Milliseconds from each trigger to its INVITE.</returns>
    private static async Task<IEnumerable<double>> WaitsAsync(ServerUnderTest server, CalleeSwarm callees, string flow, TimeSpan time)
    {
        var triggers = new Triggers(server.Api.Http, flow);
        await triggers.RunAsync(PerSecond, time);
        for (var i = 0; i < 100 && triggers.SentAt.Keys.Any(number => !callees.Callees.ContainsKey(number)); i++)
        {
            await Task.Delay(100);
        }

        return triggers.SentAt.Select(sent => callees.Callees.TryGetValue(sent.Key, out var callee)
            ? Stopwatch.GetElapsedTime(sent.Value, callee.InvitedAt).TotalMilliseconds
            : throw new InvalidOperationException($"{sent.Key} was never called."));
    }

    private static async Task AddFlowsAsync(ApiClient api)
    {
        var document = JsonNode.Parse("""
            {
              "format": 1, "name": "One of many", "description": "",
              "trigger": { "kind": "api_request", "arguments": [ { "name": "to", "variable": "to" } ] },
              "variables": { "to": {} }, "entry": "dial",
              "steps": {
                "dial": { "type": "make_outbound_call", "name": "Call",
                  "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" }, "ring_seconds": 15 },
                  "exits": { "answered": "say", "invalid_number": "end", "busy": "end", "no_answer": "end" } },
                "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "prompt": "kept" }, "text": "x" }, "exits": { "ok": "end" } },
                "end": { "type": "end_flow", "name": "End" }
              }
            }
            """)!;
        var began = Stopwatch.GetTimestamp();
        foreach (var some in Enumerable.Range(0, Flows).Chunk(500))
        {
            await Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await api.PostAsync("/v1/flows", new { document }));
            await api.RenewAsync();
        }

        Console.WriteLine($"{Flows:N0} flows made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }

    private static async Task<List<string>> AddPromptsAsync(ApiClient api, int count)
    {
        var prompts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var sound = new ByteArrayContent(Wav());
            sound.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
            using var answer = await api.Http.PostAsync(new Uri($"/v1/prompts?name=p{Guid.NewGuid():N}", UriKind.Relative), sound);
            answer.EnsureSuccessStatusCode();
            prompts.Add((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["prompt_id"]!);
        }

        return prompts;
    }

    private static async Task RemoveAsync(ApiClient api, List<string> prompts)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < prompts.Count; i++)
        {
            var wait = TimeSpan.FromSeconds(i / DeletionsPerSecond) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            using var answer = await api.Http.DeleteAsync(new Uri($"/v1/prompts/{prompts[i]}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>A tenth of a second of a low hum: 8 kHz, mono, 16 bits.</summary>
    private static byte[] Wav()
    {
        const int Rate = 8_000, Samples = 800;
        using var wav = new MemoryStream();
        using var writer = new BinaryWriter(wav);
        writer.Write("RIFF"u8);
        writer.Write(36 + (2 * Samples));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * Samples);
        for (var i = 0; i < Samples; i++)
        {
            writer.Write((short)(8_000 * Math.Sin(2 * Math.PI * 200 * i / Rate)));
        }

        return wav.ToArray();
    }

    /// <returns>The ratio of the p99s.</returns>
    private static double Report(string what, List<double> without, List<double> with)
    {
        without.Sort();
        with.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-42} | trigger → INVITE p50 / p99 without {At(without, .5):0.0} / {At(without, .99):0.0} ms ({without.Count}), beside it {At(with, .5):0.0} / {At(with, .99):0.0} ms ({with.Count}); ratio p50 {At(with, .5) / At(without, .5):0.00}, p99 {At(with, .99) / At(without, .99):0.00}"));
        return At(with, .99) / At(without, .99);
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)];
}
