using Engine.Outbound.Http;
using Engine.Outbound.Services;

namespace Engine.Host.Telemetry;

/// <summary>Figures of outgoing HTTP: how requests ended, never where they went.</summary>
internal sealed class OutboundFiguresSource(OutboundHttp http, ServiceRunners services) : IMetricSource
{
    public IEnumerable<Metric> Read() =>
    [
        new("engine_outbound_requests_under_way", MetricKind.Gauge, "Outgoing HTTP requests under way now.", http.Figures.UnderWay),
        .. http.Figures.ByResult.Select(count =>
            new Metric("engine_outbound_requests_total", MetricKind.Counter, "Outgoing HTTP requests by how they ended.", count.Value)
            {
                Labels = [("result", count.Key)],
            }),
        .. services.Figures.ByResult.Select(count =>
            new Metric("engine_service_executions_total", MetricKind.Counter, "Executions of components that ask services, by how they ended.", count.Count)
            {
                Labels = [("component", count.Component), ("result", count.Result)],
            }),
    ];
}
