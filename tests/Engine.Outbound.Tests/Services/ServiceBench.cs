using Engine.Accounts.Connections;
using Engine.Flows.Facts;
using Engine.Outbound.Http;
using Engine.Outbound.Services;
using Engine.Ports;
using Engine.Ports.Effects;
using Engine.Testing.Http;
using Engine.Testing.Time;

namespace Engine.Outbound.Tests.Services;

/// <summary>The runners over real sockets to a stand-in, on a clock of their own.</summary>
internal sealed class ServiceBench : IAsyncDisposable
{
    public const string Account = "acme";

    private readonly OutboundHttp _http;

    public ServiceBench(Func<StandInRequest, StandInAnswer> answer, ConnectionAuth? auth = null, string? secret = null, string path = "/api")
    {
        Server = new StandInServer(answer);
        _http = new OutboundHttp(new OutboundConfig { Allowed = ["127.0.0.1"] }, Time);
        var config = new ConnectionConfig { Id = "c1", Name = "crm", BaseUrl = Server.Url + path, Auth = auth ?? ConnectionAuth.None, HasSecret = secret is not null };
        Connections = new OneConnection(Account, new OpenConnection(config, secret));
        Runners = new ServiceRunners(Connections, _http, Time);
    }

    public VirtualTime Time { get; } = new();

    public StandInServer Server { get; }

    public OneConnection Connections { get; }

    public ServiceRunners Runners { get; }

    public static ServiceRequest Get(string target = "/orders/1") =>
        new("c1", "GET", target, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), null, 10, Sensitive: false);

    public static ServiceRequest Post(string body = "{}") => Get() with { Method = "POST", Body = body };

    public async Task<InteractionCommand> RunAsync(ServiceRequest request, string account = Account, string interaction = "i1", CancellationToken cancellation = default) =>
        (await Runners.Actions.RunAsync(new EffectOrder(new AccountId(account), new InteractionId(interaction), new InteractionEffect.CallService(7, request)), cancellation))!;

    public async Task<InteractionCommand> QueryAsync(string query, int timeoutSeconds = 8) =>
        (await Runners.Queries.RunAsync(new EffectOrder(new AccountId(Account), new InteractionId("i1"), new InteractionEffect.QueryRecord(7, "c1", query, timeoutSeconds, Sensitive: true)), default))!;

    public async Task UntilAsync(Func<bool> done)
    {
        for (var i = 0; i < 500 && !done(); i++)
        {
            await Task.Delay(10);
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return Server.DisposeAsync();
    }
}
