using Engine.Sip.Agent;
using Engine.Sip.Counters;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the SIP shard (OPS-01, TXN-30).</summary>
internal sealed class SipFigures(SipShard shard) : IMetricSource
{
    public IEnumerable<Metric> Read() => shard.Metrics().Select(Of);

    /// <summary>One figure as Prometheus names it: a counter ends in _total, a gauge does not.</summary>
    internal static Metric Of(SipMetric figure) => new(
        "engine_sip_" + figure.Name + (figure.IsGauge ? "" : "_total"),
        figure.IsGauge ? MetricKind.Gauge : MetricKind.Counter,
        $"SIP {figure.Name.Replace('_', ' ')}{(figure.IsGauge ? " now" : "")}.",
        figure.Value)
    {
        Labels = [("kind", figure.Label)],
    };
}
