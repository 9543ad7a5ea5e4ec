using System.Globalization;
using System.Text;

namespace Engine.Host.Telemetry;

/// <summary>Prometheus text exposition format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Figures of one name stand together under one HELP and TYPE line.</summary>
    public static string Write(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        foreach (var family in metrics.GroupBy(metric => metric.Name, StringComparer.Ordinal))
        {
            var first = family.First();
            text.Append("# HELP ").Append(first.Name).Append(' ').Append(first.Help).Append('\n');
            text.Append("# TYPE ").Append(first.Name).Append(first.Kind == MetricKind.Counter ? " counter\n" : " gauge\n");
            foreach (var metric in family)
            {
                AppendSample(text, metric);
            }
        }

        return text.ToString();
    }

    private static void AppendSample(StringBuilder text, Metric metric)
    {
        text.Append(metric.Name);
        if (metric.Labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', metric.Labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\"")).Append('}');
        }

        text.Append(' ').Append(metric.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
