using Engine.Sip.Agent;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the SIP shard (OPS-01, TXN-30).</summary>
internal sealed class SipFigures(SipShard shard) : IMetricSource
{
    private const string Live = "transactions_live";

    public IEnumerable<Metric> Read() =>
    [
        new("engine_sip_calls_live", MetricKind.Gauge, "Call slots taken.", shard.LiveCalls),
        .. shard.Metrics().Select(figure => figure.Name == Live
            ? new Metric("engine_sip_" + figure.Name, MetricKind.Gauge, "Transactions alive, by machine and state.", figure.Value) { Labels = [("kind", figure.Label)] }
            : new Metric($"engine_sip_{figure.Name}_total", MetricKind.Counter, "SIP " + figure.Name.Replace('_', ' ') + ".", figure.Value)
            {
                Labels = [("kind", figure.Label)],
            }),
    ];
}
