using Engine.Outbound.Http;

namespace Engine.Host.Telemetry;

/// <summary>Figures of outgoing HTTP: how requests ended, never where they went.</summary>
internal sealed class OutboundFiguresSource(OutboundHttp http) : IMetricSource
{
    public IEnumerable<Metric> Read() =>
    [
        new("engine_outbound_requests_under_way", MetricKind.Gauge, "Outgoing HTTP requests under way now.", http.Figures.UnderWay),
        .. http.Figures.ByResult.Select(count =>
            new Metric("engine_outbound_requests_total", MetricKind.Counter, "Outgoing HTTP requests by how they ended.", count.Value)
            {
                Labels = [("result", count.Key)],
            }),
    ];
}
