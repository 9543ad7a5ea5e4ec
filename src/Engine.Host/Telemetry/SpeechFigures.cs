using Engine.Host.Composition;

namespace Engine.Host.Telemetry;

/// <summary>Figures of text to speech.</summary>
internal sealed class SpeechFigures(MachineVoices voices) : IMetricSource
{
    public IEnumerable<Metric> Read()
    {
        yield return new Metric("engine_speech_engines", MetricKind.Gauge, "Speech engines found at start.", voices.Capabilities.Engines.Count);
        var cache = voices.Found.CacheFigures;
        yield return new Metric("engine_speech_cache_hits_total", MetricKind.Counter, "Texts answered from the cache.", cache.Hits);
        yield return new Metric("engine_speech_cache_misses_total", MetricKind.Counter, "Texts rendered.", cache.Misses);
        yield return new Metric("engine_speech_cache_bytes", MetricKind.Gauge, "Rendered sound in memory.", cache.HeldBytes);
        yield return new Metric("engine_speech_cache_folder_failures_total", MetricKind.Counter, "Cache files that could not be read or written.", cache.FolderFailures);
    }
}
