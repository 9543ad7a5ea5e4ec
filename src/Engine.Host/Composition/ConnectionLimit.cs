using Engine.Host.Telemetry;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Engine.Host.Composition;

/// <summary>
/// Counts HTTP connections. Those beyond the limit are not dropped: a reserve of them is served, so that each is answered, health and figures as ever and all
/// else with 503. Only what comes beyond the reserve is closed without a word.
/// </summary>
internal sealed partial class ConnectionLimit(int limit, TimeProvider time, ILogger<ConnectionLimit> log) : IMetricSource
{
    /// <summary>Connections beyond the limit that are answered at once.</summary>
    public const int Reserve = 1_000;

    private static readonly object Beyond = new();
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(1);

    private int _open;
    private long _refused;
    private long _logged = time.GetTimestamp() - time.TimestampFrequency;

    /// <summary>A step of Kestrel's pipeline of connections.</summary>
    public ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        if (Interlocked.Increment(ref _open) > limit)
        {
            connection.Items[Beyond] = true;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    };

    /// <summary>Whether the request came over a connection of the reserve.</summary>
    public static bool IsBeyond(HttpContext context) => context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Beyond) ?? false;

    public void Refused()
    {
        Interlocked.Increment(ref _refused);
        var last = Volatile.Read(ref _logged);
        if (time.GetElapsedTime(last) >= LogEvery && Interlocked.CompareExchange(ref _logged, time.GetTimestamp(), last) == last)
        {
            LogRefused(log, Volatile.Read(ref _open), limit);
        }
    }

    public IEnumerable<Metric> Read() =>
    [
        new("engine_http_connections", MetricKind.Gauge, "HTTP connections that are open.", Volatile.Read(ref _open)),
        new("engine_http_connections_refused_total", MetricKind.Counter, "Requests answered 503 because there were too many connections.", Interlocked.Read(ref _refused)),
    ];

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Open} HTTP connections are open, more than the {Limit} of server:max_connections; requests over further ones are answered 503")]
    private static partial void LogRefused(ILogger logger, int open, int limit);
}
