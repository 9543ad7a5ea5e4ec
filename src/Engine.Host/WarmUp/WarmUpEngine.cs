using System.Globalization;
using System.Net;
using Engine.Accounts.Access;
using Engine.Flows.Facts;
using Engine.Host.Composition;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Sip.Agent;

namespace Engine.Host.WarmUp;

/// <summary>
/// A whole engine beside the real one, for practice: composed alike, so that it runs the same code, but with a store and ledger of its own in a folder
/// that goes with it, with actors and figures of its own, and with nothing but loopback to talk to (PERF-23).
/// </summary>
internal sealed class WarmUpEngine : IAsyncDisposable
{
    /// <summary>In the data folder, which is this process's own; what a killed process left there is removed by the next.</summary>
    public const string Folder = "warm-up";

    /// <summary>The throttle shall not be what is practised.</summary>
    private const int StartsPerSecond = 100_000;

    private readonly string _folder;
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private WarmUpEngine(string folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Client = new PracticeClient(_http);
    }

    /// <summary>A program that has signed in with every scope.</summary>
    public PracticeClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="settings">Of the real engine.</param>
    /// <param name="ports">The RTP ports it may use.</param>
    /// <param name="voices">Of the real engine: looking for them again would run programs.</param>
    /// <param name="heard">Is told each event once it is stored.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<WarmUpEngine> StartAsync(
        EngineSettings settings, (int First, int Last) ports, MachineVoices voices, Action<InteractionEvent> heard, CancellationToken cancellation)
    {
        var folder = Path.Combine(settings.DataFolder, Folder);
        Remove(folder);
        Directory.CreateDirectory(folder);
        var engine = new WarmUpEngine(folder, EngineServer.Build(new EngineSettings(folder, null, Flags(ports)) { HeedsEnvironment = false }, services => services
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(voices)
            .AddSingleton<ISpeechSynthesizer>(new Silence())
            .AddSingleton(new StoredEvents(heard))));
        try
        {
            await engine._app.StartAsync(cancellation);
            await engine.SignInAsync(cancellation);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        try
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }
        finally
        {
            Remove(_folder);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string?> Flags((int First, int Last) ports) => new(StringComparer.Ordinal)
    {
        ["server:listen"] = "http://127.0.0.1:0",
        ["server:drain_seconds"] = "0",
        ["sip:listen"] = "127.0.0.1:0",
        ["sip:call_capacity"] = "8192",
        ["media:bind"] = "127.0.0.1",
        ["media:first_port"] = ports.First.ToString(CultureInfo.InvariantCulture),
        ["media:last_port"] = ports.Last.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>An account that may start as much as it likes, and a program of it.</summary>
    private async Task SignInAsync(CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var account = new Account(new AccountId("practice"), "Practice", now) { Limit = new ThrottleLimit(StartsPerSecond, StartsPerSecond) };
        await _app.Services.GetRequiredService<IAccountStore>().CreateAsync(account, cancellation);
        var (client, secret) = NewClient.Mint(account.Id, "practice", [.. Scopes.Single], now);
        await _app.Services.GetRequiredService<IClientStore>().AddAsync(client, cancellation);
        _app.Services.GetRequiredService<SipShard>().SetPeers([IPAddress.Loopback]);
        _http.BaseAddress = new Uri(_app.Urls.First());
        await Client.SignInAsync(client.ClientId, secret, cancellation);
    }

    /// <summary>Speaks a tenth of a second of silence: no practice call waits for a speech engine or counts as a text it rendered.</summary>
    private sealed class Silence : ISpeechSynthesizer
    {
        private const int RateHz = 16_000;

        private static readonly PcmClip Clip = new(new short[RateHz / 10], RateHz);

        public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("silence", "1", ["none"], ["en"])], []);

        public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation) =>
            ValueTask.FromResult<SpeechResult>(new SpeechResult.Rendered(Clip, "silence 1", "none", FromCache: false));
    }
}
