using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Host.Composition;
using Engine.Media;
using Engine.Media.G711;
using Engine.Media.Prompts;
using Engine.Phone;
using Engine.Ports;
using Engine.Ports.Speech;

namespace Engine.Host.Demo;

/// <summary>Runs the demo: engine and phone in this process, everything between them over real HTTP, SIP and RTP on loopback.</summary>
internal static class DemoRun
{
    private const int SampleRateHz = 8000;
    private const int ShortestRingSeconds = 10;

    /// <summary>The prompt starts within this time of the first sound.</summary>
    private const int MostOffsetSamples = 2 * SampleRateHz;

    public static async Task<DemoResult> RunAsync(DemoOrder order, DemoLadder ladder, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(order.Patience);
        var stop = limit.Token;
        var data = Directory.CreateTempSubdirectory("engine-demo-").FullName;
        try
        {
            using var phone = DemoPhone.Start(order.Callee, ladder);
            await using var app = EngineServer.Build(Settings(data));
            ladder.Wait("the engine to start");
            await app.StartAsync(stop);
            var result = await CallAsync(order, ladder, app, phone, stop);
            await app.StopAsync(CancellationToken.None);
            return result;
        }
        catch (OperationCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The demo was given up after {order.Patience.TotalSeconds:0.###} seconds, while it waited for {ladder.WaitsFor}. Is the machine busy?", slow);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static EngineSettings Settings(string data) => new(data, null, new Dictionary<string, string?>
    {
        ["server:listen"] = "http://127.0.0.1:0",
        ["server:drain_seconds"] = "1",
        ["sip:listen"] = "127.0.0.1:0",
        ["media:bind"] = "127.0.0.1",
        ["Logging:LogLevel:Default"] = "Warning",

        // A start that is given up is told in one line.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = "None",
    });

    private static async Task<DemoResult> CallAsync(DemoOrder order, DemoLadder ladder, WebApplication app, DemoPhone phone, CancellationToken cancellation)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var client = new DemoClient(http, ladder);
        var (oauth, secret) = NewClient.Mint(FirstAccount.Id, "demo", [.. Scopes.Single], time.GetUtcNow());
        await app.Services.GetRequiredService<IClientStore>().AddAsync(oauth, cancellation);
        await client.AuthenticateAsync(oauth.ClientId, secret, cancellation);

        var call = new DemoCall(client, ladder, time);
        var flow = CourierFlow(order.Callee);
        var flowId = await call.PrepareAsync(flow, phone.Port, cancellation);
        var triggered = ladder.ElapsedMs;
        var interactionId = await call.StartAsync(new FlowId(flowId), cancellation);
        ladder.Wait(order.Callee == PhoneBehaviour.Silent ? $"the end of the call; nobody picks up for {ShortestRingSeconds} seconds" : "the end of the call");
        var ended = await call.FollowAsync(new InteractionId(interactionId), cancellation);

        var attempt = ended["attempts"]!.AsArray().LastOrDefault();
        var (wav, correlation) = await HeardAsync(order, app.Services, flow, phone, cancellation);
        return new DemoResult(
            (string)ended["outcome"]!,
            (string?)ended["reason"],
            new InteractionId(interactionId),
            await call.StepsAsync(new InteractionId(interactionId), cancellation),
            wav,
            correlation,
            phone.FirstInviteMs - triggered,
            (long?)attempt?["ringing_ms"],
            ladder.ElapsedMs - triggered);
    }

    private static JsonNode CourierFlow(PhoneBehaviour callee)
    {
        using var stream = typeof(DemoRun).Assembly.GetManifestResourceStream("courier.json")!;
        var flow = JsonNode.Parse(stream)!;
        if (callee == PhoneBehaviour.Silent)
        {
            flow["steps"]!["dial"]!["settings"]!["ring_seconds"] = ShortestRingSeconds;
        }

        return flow;
    }

    private static async Task<(string? Wav, double? Correlation)> HeardAsync(
        DemoOrder order, IServiceProvider services, JsonNode flow, DemoPhone phone, CancellationToken cancellation)
    {
        if (phone.Tap is not { Packets: > 0 } tap)
        {
            return (null, null);
        }

        var heard = tap.Heard();
        var path = Path.GetFullPath(order.WavPath ?? Path.Combine(Directory.CreateTempSubdirectory("engine-demo-heard-").FullName, "heard.wav"));
        await File.WriteAllBytesAsync(path, WavWriter.Write(new PcmClip(heard, SampleRateHz)), cancellation);

        var text = ((string)flow["steps"]!["notify"]!["settings"]!["source"]!["text"]!)
            .Replace("%{current_flow.order_number}", "4271", StringComparison.Ordinal)
            .Replace("%{current_flow.origin_store}", "Luigi's", StringComparison.Ordinal);
        var speech = await services.GetRequiredService<ISpeechSynthesizer>().SynthesizeAsync(new SpeechRequest(text, "en-US"), cancellation);
        return speech is SpeechResult.Rendered rendered
            ? (path, SoundCompare.Best(Meant(rendered.Clip), heard, MostOffsetSamples).Correlation)
            : (path, null);
    }

    private static short[] Meant(PcmClip clip)
    {
        var payload = EncodedPrompt.From(clip).Payload(AudioCodec.Pcma);
        var samples = new short[payload.Length];
        ALaw.Decode(payload, samples);
        return samples;
    }
}
