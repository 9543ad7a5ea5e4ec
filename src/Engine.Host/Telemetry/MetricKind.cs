namespace Engine.Host.Telemetry;

/// <summary>Counters only grow; gauges go up and down.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
}
