using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>The front door's two requests a second, on the real server with real time (the exact law is tested on virtual time).</summary>
[Collection(Patient.Outcomes)]
public sealed class ThrottleTests
{
    [Fact]
    public async Task Burst_TwentyAtOnce_TwoPassAndEighteenAreTold()
    {
        await using var engine = new EngineProcess(EngineProcess.Locate());
        await engine.StartAsync();
        using var api = await EngineFixture.ConnectAsync(engine);
        await api.PostAsync("/v1/numbers", new { number = EngineFixture.CallerNumber });
        var trunk = await api.PostAsync("/v1/trunks", new { name = "nobody", gateways = new[] { new { host = "127.0.0.1", port = FreePort.Udp() } } });
        var flow = await api.PublishAsync(EngineFixture.NotificationFlow((string)trunk["trunk_id"]!, 10, "Hello."));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(api, flow)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBe(2);
        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        refused.Count.ShouldBe(18);
        refused.ShouldAllBe(a => a.Headers.RetryAfter != null && a.Headers.Contains("RateLimit") && a.Headers.Contains("RateLimit-Policy"));
        await TenASecondAsync(api, flow);
    }

    // A minute at ten a second: 2 + 2 × 60 may pass; with the bucket empty from the burst, 120 ± 2.
    private static async Task TenASecondAsync(ApiClient api, string flow)
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("ENGINE_THROTTLE_SECONDS"), out var n) ? n : 60;
        var start = Stopwatch.GetTimestamp();
        var pending = new List<Task<HttpResponseMessage>>();
        for (var i = 0; i < seconds * 10; i++)
        {
            var wait = TimeSpan.FromMilliseconds(i * 100) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            pending.Add(PostAsync(api, flow));
        }

        var answers = await Task.WhenAll(pending);
        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBeInRange((2 * seconds) - 2, (2 * seconds) + 2);
    }

    private static Task<HttpResponseMessage> PostAsync(ApiClient api, string flow) =>
        api.Http.PostAsJsonAsync(new Uri($"/flows/{flow}/interactions", UriKind.Relative), new JsonObject { ["customer_number"] = EngineFixture.NextCallee() });
}
