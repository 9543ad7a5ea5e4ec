namespace Engine.Host.Telemetry;

/// <summary>A part of the engine that has figures to show. Called for each scrape; cheap.</summary>
internal interface IMetricSource
{
    IEnumerable<Metric> Read();
}
