using System.Diagnostics;
using System.Globalization;
using Engine.Interop.Peers;
using Engine.Ports;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>SIGTERM while a call talks: within the drain time nothing is cut, and the process ends soon after the call.</summary>
[Collection(Patient.Drains)]
public sealed class DrainTests
{
    /// <summary>Some eight seconds.</summary>
    private const string Sentence =
        "Hello there. The courier is at the drop off location with your order number four two seven one, from Luigi's. Thank you for waiting. ";

    // Holds API-41.
    [Theory]
    [InlineData(40, 3, 20)]
    [InlineData(null, 6, 40)]
    public async Task Sigterm_WhileACallTalks_CutsNothing(int? drainSeconds, int sentences, int atLeastSeconds)
    {
        await using var engine = new EngineProcess(EngineProcess.Locate());
        if (drainSeconds is { } drain)
        {
            engine.Environment["ENGINE__server__drain_seconds"] = drain.ToString(CultureInfo.InvariantCulture);
        }

        // The callee says nothing all the while.
        engine.Environment["ENGINE__media__first_sound_seconds"] = "600";
        await engine.StartAsync();
        await using var callee = await Sipp.StartAsync(new SippScenario("answer") { Hold = 90_000 }, calls: 1, seconds: 120);
        var id = await CallAsync(engine, callee.Port, string.Concat(Enumerable.Repeat(Sentence, sentences)));
        var began = Stopwatch.GetTimestamp();

        (await engine.TerminateAsync(TimeSpan.FromSeconds(100))).ShouldBeTrue("the process ends once the call is over");

        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(atLeastSeconds), "the call went on to its end");
        (await callee.VerdictAsync(TimeSpan.FromSeconds(10))).ShouldBe(0, callee.Errors);
        await engine.StartAsync();
        using var api = await EngineFixture.ConnectAsync(engine);
        var ended = await api.EndedAsync(new InteractionId(id), TimeSpan.FromSeconds(10));
        ((string?)ended["outcome"], (string?)ended["reason"]).ShouldBe(("answered", "completed"));
    }

    /// <summary>Starts a call and waits until its prompt plays.</summary>
    private static async Task<string> CallAsync(EngineProcess engine, int calleePort, string text)
    {
        using var api = await EngineFixture.ConnectAsync(engine);
        await api.PostAsync("/v1/numbers", new { number = EngineFixture.CallerNumber });
        // SIPp bears no OPTIONS between ACK and BYE: nobody asks after a line that is silent for long.
        var trunk = await api.PostAsync("/v1/trunks", new { name = "callee", settings = new { media_timeout_seconds = 0 }, gateways = new[] { new { host = "127.0.0.1", port = calleePort } } });
        var flow = await api.PublishAsync(EngineFixture.NotificationFlow((string)trunk["trunk_id"]!, 15, text));
        var id = await api.StartAsync(new FlowId(flow), new { customer_number = EngineFixture.NextCallee() });
        for (var i = 0; i < 200 && !await TalksAsync(api, id); i++)
        {
            await Task.Delay(100);
        }

        (await TalksAsync(api, id)).ShouldBeTrue("the call is answered");
        return id;
    }

    private static async Task<bool> TalksAsync(ApiClient api, string id) =>
        (await api.GetAsync($"/v1/interactions/{id}"))["attempts"]!.AsArray() is [.., { } last] && last["answered_at"] is not null;
}
