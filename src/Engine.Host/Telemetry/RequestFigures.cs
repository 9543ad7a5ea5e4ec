using System.Collections.Concurrent;
using System.Globalization;

namespace Engine.Host.Telemetry;

/// <summary>Answers given since the start.</summary>
internal sealed class RequestFigures : IMetricSource
{
    private static readonly string[] KnownMethods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"];

    private readonly ConcurrentDictionary<(string Route, string Method, int Status), long> _answers = new();

    public void Count(string route, string method, int status)
    {
        // A method a stranger made up must not become a label of its own.
        var known = KnownMethods.Contains(method, StringComparer.Ordinal) ? method : "other";
        _answers.AddOrUpdate((route, known, status), 1, (_, count) => count + 1);
    }

    public IEnumerable<Metric> Read() => _answers
        .OrderBy(entry => entry.Key.Route, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Method, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Status)
        .Select(entry => new Metric("engine_http_requests_total", MetricKind.Counter, "Answers given.", entry.Value)
        {
            Labels =
            [
                ("route", entry.Key.Route),
                ("method", entry.Key.Method),
                ("status", entry.Key.Status.ToString(CultureInfo.InvariantCulture)),
            ],
        });
}
