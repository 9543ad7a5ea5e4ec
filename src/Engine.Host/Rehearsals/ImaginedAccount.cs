using System.Net;
using Engine.Accounts.Flows;
using Engine.Accounts.Trunks;
using Engine.Flows.Document;
using Engine.Flows.Scenarios;
using Engine.Host.Composition;
using Engine.Ports;
using Engine.Ports.Trunks;

namespace Engine.Host.Rehearsals;

/// <summary>
/// An account that owns whatever the flow refers to: remembers what validation asks for and offers it as routing to the rehearsal's phones.
/// </summary>
internal sealed class ImaginedAccount(FlowConfig config) : ICatalog, IAccountCatalogs, ITrunkDirectory
{
    private const string DefaultTrunk = "loopback";

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _trunks = new(StringComparer.Ordinal) { DefaultTrunk };
    private AccountRouting? _routing;

    public int RingSecondsCeiling => config.RingSecondsCeiling;

    public bool HasNumber(string number) => _numbers.Add(number) || true;

    public bool HasTrunk(string id) => _trunks.Add(id) || true;

    public bool HasPrompt(string id) => true;

    public bool HasFunction(string name) => true;

    public bool HasConnection(string id) => true;

    public bool HasRingGroup(string id) => true;

    public bool IsSupported(string componentType) => FlowConfig.Supports(componentType);

    /// <summary>The rehearsal publishes its flow as any other: against this catalogue.</summary>
    public Task<ICatalog> LoadAsync(AccountId account, FlowReferences named, CancellationToken cancellation) => Task.FromResult<ICatalog>(this);

    /// <summary>From now on every trunk of the flow leads to that port of this machine.</summary>
    public void Open(Scenario scenario, int port)
    {
        var refused = scenario.Callee.Result == "caller_id_refused";
        var arguments = scenario.Arguments.Values.Select(PhoneNumber.Normalize).OfType<string>();
        var gateway = new Gateway(IPAddress.Loopback.ToString(), port);
        _routing = new AccountRouting(
            FirstAccount.Id,
            refused ? new HashSet<string>() : _numbers.Concat(arguments).ToHashSet(StringComparer.Ordinal),
            [.. _trunks.Select(id => Trunk(id, gateway).ForCalls(password: null))],
            DestinationPolicy.Default);
    }

    public ValueTask<AccountRouting?> FindAsync(AccountId accountId, string? own, CancellationToken cancellation) => new(_routing);

    private static TrunkConfig Trunk(string id, Gateway gateway) =>
        new() { Id = id, Name = id, Gateways = [gateway], Settings = TrunkSettings.Default with { PassesForeignCallerId = true } };
}
