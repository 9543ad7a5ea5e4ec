using Engine.Media.Plane;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the media plane.</summary>
internal sealed class MediaFiguresSource(MediaPlane media) : IMetricSource
{
    public IEnumerable<Metric> Read()
    {
        var figures = media.Figures;
        return
        [
            new("engine_media_capacity", MetricKind.Gauge, "Legs that ports and descriptors allow.", figures.Capacity),
            new("engine_media_legs", MetricKind.Gauge, "Legs open.", figures.OpenLegs),
            new("engine_media_ports_draining", MetricKind.Gauge, "Ports of closed legs that are not free again.", figures.DrainingPorts),
            new("engine_media_ports_free", MetricKind.Gauge, "Ports that may be taken.", figures.FreePorts),
            new("engine_media_ticks_total", MetricKind.Counter, "Ticks run by the clock threads.", figures.Ticks),
            new("engine_media_ticks_skipped_total", MetricKind.Counter, "Ticks given up after a stall.", figures.SkippedTicks),
            new("engine_media_tick_lateness_p99_seconds", MetricKind.Gauge, "99th percentile of the worst clock thread.", figures.TickLatenessP99Ms / 1000),
            new("engine_media_tick_lateness_max_seconds", MetricKind.Gauge, "The worst tick.", figures.TickLatenessMaxMs / 1000),
            new("engine_media_priority", MetricKind.Gauge, "1 when every clock thread got its priority.", figures.HasPriority ? 1 : 0),
        ];
    }
}
