using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Host.Composition;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Engine.Testing.Server;

/// <summary>
/// The whole server on a free port, on a SQLite store of its own, with scripted telephony. Its clock stands still unless a test moves it.
/// Every answer that passes through <see cref="Client"/> is checked against the API description.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-host-").FullName;
    private int _accounts;
    private WebApplication? _app;
    private ApiDescription? _description;

    /// <summary>Settings of the server, as flags on the command line.</summary>
    public Dictionary<string, string?> Flags { get; } = new(StringComparer.Ordinal)
    {
        ["server:listen"] = "http://127.0.0.1:0",
        ["server:public_url"] = "http://engine.test",
        ["server:drain_seconds"] = "30",
        ["sip:listen"] = "127.0.0.1:0",
    };

    public VirtualTime Time { get; } = new();

    internal ScriptedCalls Calls { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public Uri Url { get; private set; } = null!;

    /// <summary>Runs before the server is built.</summary>
    public Action<IServiceCollection>? Replace { get; set; }

    internal ApiDescription Description => _description!;

    public async ValueTask InitializeAsync()
    {
        Calls = new ScriptedCalls(Time);
        _app = EngineServer.Build(new EngineSettings(_folder, Flags: Flags), services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.Replace(ServiceDescriptor.Singleton<ICallPort>(Calls));
            services.Replace(ServiceDescriptor.Singleton<ISpeechSynthesizer>(new QuietSpeech()));
            Replace?.Invoke(services);
        });
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Url = new Uri(addresses.First());
        using var http = new HttpClient();
        _description = new ApiDescription(JsonNode.Parse(await http.GetStringAsync(new Uri(Url, "/openapi/v1.json")))!.AsObject());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>As on SIGTERM; the clock runs meanwhile, because draining waits by it.</summary>
    public Task StopAsync() => RunUntilAsync(BeginStop());

    /// <summary>Begins to stop; the clock stands still.</summary>
    public Task BeginStop() => _app!.StopAsync();

    /// <summary>Lets the clock run until it is done.</summary>
    public async Task RunUntilAsync(Task stopped)
    {
        while (!stopped.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(stopped, Task.Delay(5));
        }

        await stopped;
    }

    /// <summary>Changes the store's file behind the server's back, as a bad restore or a broken disk would.</summary>
    public async Task ChangeStoreAsync(string sql)
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "engine.db")};Pooling=False");
        await store.OpenAsync();
        await using var damage = store.CreateCommand();
        damage.CommandText = sql;
        await damage.ExecuteNonQueryAsync();
    }

    /// <summary>A client of the server without a token.</summary>
    public HttpClient Client() => new(new ConformanceHandler(Description)) { BaseAddress = Url };

    /// <summary>A new account with a client of its own.</summary>
    public async Task<Tenant> TenantAsync(int capacity = 1000, double perSecond = 1000, IReadOnlyList<string>? scopes = null)
    {
        var id = new AccountId($"account-{Interlocked.Increment(ref _accounts)}");
        var stores = Services.GetRequiredService<IAccountStore>();
        var account = new Account(id, id.Value, Time.GetUtcNow()) { Limit = new ThrottleLimit(capacity, perSecond) };
        await stores.CreateAsync(account, CancellationToken.None);
        var (client, secret) = NewClient.Mint(id, "test", scopes ?? Scopes.All, Time.GetUtcNow());
        await Services.GetRequiredService<IClientStore>().AddAsync(client, CancellationToken.None);
        return new Tenant(id, client, secret, await SignedInAsync(client.ClientId, secret));
    }

    public async Task<HttpClient> SignedInAsync(string clientId, string secret, string? scope = null)
    {
        var http = Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(clientId, secret, scope));
        return http;
    }

    public async Task<string> TokenAsync(string clientId, string secret, string? scope = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret,
        };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        using var http = Client();
        using var answer = await http.PostAsync(new Uri("/oauth/token", UriKind.Relative), new FormUrlEncodedContent(form));
        return answer.IsSuccessStatusCode
            ? (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!
            : throw new HttpRequestException($"No token: {answer.StatusCode}");
    }
}
