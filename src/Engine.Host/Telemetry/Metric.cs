namespace Engine.Host.Telemetry;

/// <summary>One figure at one moment.</summary>
/// <param name="Name">Prometheus name: snake_case, unit last, counters end in _total.</param>
/// <param name="Help">What it counts, in one sentence.</param>
internal sealed record Metric(string Name, MetricKind Kind, string Help, double Value)
{
    /// <summary>Tells figures of one name apart, in the order written.</summary>
    public IReadOnlyList<(string Name, string Value)> Labels { get; init; } = [];
}

/// <summary>Counters only grow; gauges go up and down.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
}

/// <summary>A part of the engine that has figures to show. Called for each scrape; cheap.</summary>
internal interface IMetricSource
{
    IEnumerable<Metric> Read();
}
