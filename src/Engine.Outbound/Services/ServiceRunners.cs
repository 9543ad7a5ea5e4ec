using Engine.Accounts.Connections;
using Engine.Ports.Effects;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Services;

/// <summary>The runners of the components that ask services, with what they share.</summary>
public sealed class ServiceRunners
{
    public ServiceRunners(IConnectionStore connections, IOutboundHttp http, TimeProvider time)
    {
        var exchange = new ServiceExchange(connections, http, new TokenCache(new TokenEndpoint(http, time), time), time);
        Actions = new CallServiceRunner(exchange, new AccountRates(time), Figures, time);
        Queries = new QueryRecordRunner(exchange, connections, new AccountRates(time), Figures, time);
    }

    /// <summary>Of Execute Action.</summary>
    public IEffectRunner Actions { get; }

    /// <summary>Of Salesforce Data Dip.</summary>
    public IEffectRunner Queries { get; }

    public ServiceFigures Figures { get; } = new();
}
