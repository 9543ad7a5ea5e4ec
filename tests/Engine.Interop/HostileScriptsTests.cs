using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Interop.Components;
using Engine.Interop.Peers;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>
/// Hostile functions end within their limits while twenty calls of a real server play: SIPp answers, the kernel's time stamps at the far end
/// say how late each packet is.
/// </summary>
[Collection(Alone.Name)]
public sealed class HostileScriptsTests(EngineFixture fixture, ITestOutputHelper output) : IClassFixture<EngineFixture>
{
    private const int Calls = 20;
    private const string Sentence = "This message goes on for a while, so that there is something to disturb. It says nothing of importance, and it says so slowly. ";

    /// <summary>
    /// A packet is late when the one after it should have come already. The gate, whose processors others share, allows one in two hundred;
    /// ENGINE_SPACING_MS asks for none.
    /// </summary>
    private const double LateMs = 20;

    private static double MostLate => Environment.GetEnvironmentVariable("ENGINE_SPACING_MS") is null ? 0.005 : 0;

    [Fact]
    public async Task Hostile_WhileTwentyCallsPlay_EndsWithinItsLimitsAndNoPacketIsLate()
    {
        foreach (var (name, code) in HostileScripts.All)
        {
            await HostileScripts.PublishAsync(fixture.Api, name, code);
        }

        // The first run also starts the worker processes.
        await HostileScripts.RunAsync(fixture.Api);
        var calm = await PlayAsync(_ => Task.CompletedTask);
        var runs = new List<(string Name, JsonNode Result)>();
        var disturbed = await PlayAsync(async over =>
        {
            while (!over.IsCompleted)
            {
                runs.AddRange(await HostileScripts.RunAsync(fixture.Api));
            }
        });

        foreach (var kind in runs.GroupBy(run => $"{run.Name}: {run.Result["result"]} {run.Result["reason"]}", StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} x {kind.Key}, {kind.Max(run => (double)run.Result["duration_ms"]!)} ms at most"));
        }

        output.WriteLine($"without scripts: {calm}");
        output.WriteLine($"with scripts:    {disturbed}");
        runs.Count.ShouldBeGreaterThanOrEqualTo(2 * HostileScripts.All.Count);
        runs.ShouldAllBe(run => (string?)run.Result["result"] == "timeout" || (string?)run.Result["result"] == "error");
        ((double)disturbed.Late).ShouldBeLessThanOrEqualTo(MostLate * disturbed.Packets);
    }

    /// <summary>What the collector took of the server's time so far, seconds.</summary>
    private async Task<double> PausesAsync()
    {
        var metrics = await fixture.Api.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var line = metrics.Split('\n').Single(line => line.StartsWith("dotnet_gc_pause_seconds_total ", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Has twenty calls play to their end, and something else done meanwhile.</summary>
    private async Task<Punctuality> PlayAsync(Func<Task, Task> meanwhile)
    {
        using var sink = new RtpSink();
        await using var callee = await Sipp.StartAsync(new SippScenario("answer") { RtpPort = sink.Port, Ring = 200 }, calls: Calls, seconds: 120);
        var trunk = await fixture.TrunkAsync(callee.Port);
        var flow = await fixture.Api.PublishAsync(EngineFixture.NotificationFlow(trunk, 15, string.Concat(Enumerable.Repeat(Sentence, 2))));
        var started = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => fixture.Api.StartAsync(new FlowId(flow), new { customer_number = EngineFixture.NextCallee() })));
        var ended = Task.WhenAll(started.Select(id => fixture.Api.EndedAsync(new InteractionId(id), TimeSpan.FromSeconds(90))));
        var pausesBefore = await PausesAsync();
        await meanwhile(ended);
        (await ended).Select(call => (string?)call["outcome"]).ShouldAllBe(outcome => outcome == "answered");
        (await callee.VerdictAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, callee.Errors);
        var pauses = await PausesAsync() - pausesBefore;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the collector held all threads up for {pauses * 1000:0} ms"));
        return Punctuality.Of(sink.Packets, LateMs);
    }
}
