using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Host.Composition;
using Engine.Phone;
using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Testing.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>
/// The whole engine in this process, with real HTTP, SIP and RTP on loopback, for calls that show a component: each call gets a flow, a trunk and a
/// loopback phone of its own. Derive from it to replace a service or to set a configuration key.
/// </summary>
public class ComponentCalls : IAsyncLifetime
{
    public const string CallerNumber = "+12025550100";

    private static readonly AccountId Account = new("components");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static int _lastCallee = 5000;

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-components-").FullName;
    private readonly Dictionary<string, string?> _flags = new(StringComparer.Ordinal)
    {
        ["server:listen"] = "http://127.0.0.1:0",
        ["server:drain_seconds"] = "1",
        ["sip:listen"] = "127.0.0.1:0",
        ["media:bind"] = "127.0.0.1",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private WebApplication? _app;

    /// <summary>The HTTP API as an integrator with every scope sees it.</summary>
    public ApiClient Api { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        Configure(_flags);
        _app = EngineServer.Build(new EngineSettings(_folder, Flags: _flags), Replace);
        await _app.StartAsync();
        var time = Services.GetRequiredService<TimeProvider>();
        var account = new Account(Account, "Components", time.GetUtcNow()) { Limit = new ThrottleLimit(1000, 1000) };
        await Services.GetRequiredService<IAccountStore>().CreateAsync(account, CancellationToken.None);
        var (client, secret) = NewClient.Mint(Account, "components", [.. Scopes.Single], time.GetUtcNow());
        await Services.GetRequiredService<IClientStore>().AddAsync(client, CancellationToken.None);
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Api = await ApiClient.ConnectAsync(new Uri(address), client.ClientId, secret);
        await Api.PostAsync("/v1/numbers", new { number = CallerNumber });
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls a phone that answers after 50 ms and walks the steps; returns when the two talk.</summary>
    /// <param name="steps">The flow's steps after the answer as a JSON object: the first one is the entry; "end" is added.</param>
    /// <param name="phone">How the phone behaves; null is one that answers.</param>
    /// <param name="variables">Names of the flow's variables; arguments of the same names fill them.</param>
    /// <param name="arguments">Arguments of the request.</param>
    /// <param name="dtmf">The trunk's <c>dtmf</c> setting; null leaves it out.</param>
    public async Task<ComponentRun> TalkAsync(
        string steps, PhoneConfig? phone = null, string[]? variables = null, Dictionary<string, string>? arguments = null, string? dtmf = null)
    {
        var run = await StartAsync(steps, phone, variables, arguments, dtmf);
        await run.Phone.CallAsync(Patience);
        return run;
    }

    /// <summary>As <see cref="TalkAsync"/>, but returns as soon as the interaction is accepted.</summary>
    public async Task<ComponentRun> StartAsync(
        string steps, PhoneConfig? phone = null, string[]? variables = null, Dictionary<string, string>? arguments = null, string? dtmf = null)
    {
        var callee = CalleePhone.Start(phone ?? new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50) });
        var trunk = await TrunkAsync(callee.Port, dtmf);
        var flow = await Api.PublishAsync(CallFlow.Of(trunk, JsonNode.Parse(steps)!.AsObject(), variables ?? []));
        var request = new Dictionary<string, string>(arguments ?? [], StringComparer.Ordinal) { ["customer_number"] = NextCallee() };
        return new ComponentRun(Api, new InteractionId(await Api.StartAsync(new FlowId(flow), request)), callee);
    }

    /// <summary>A number nobody else in this run is called by.</summary>
    public static string NextCallee() =>
        string.Create(CultureInfo.InvariantCulture, $"+1202555{Interlocked.Increment(ref _lastCallee)}");

    /// <summary>A trunk whose only gateway is that port on loopback.</summary>
    public async Task<string> TrunkAsync(int port, string? dtmf = null)
    {
        var body = new JsonObject
        {
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"phone {port}"),
            ["gateways"] = new JsonArray(new JsonObject { ["host"] = "127.0.0.1", ["port"] = port }),
        };
        if (dtmf is not null)
        {
            body["settings"] = new JsonObject { ["dtmf"] = dtmf };
        }

        return (string)(await Api.PostAsync("/v1/trunks", body))["trunk_id"]!;
    }

    /// <summary>Runs last, before the server is built.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    /// <summary>Further configuration keys.</summary>
    protected virtual void Configure(IDictionary<string, string?> keys)
    {
    }

    /// <summary>Runs once the server is up: what all calls of the class need, through <see cref="Api"/>.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
