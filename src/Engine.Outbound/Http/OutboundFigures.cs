using System.Collections.Concurrent;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>Counts requests by how they ended; never where they went.</summary>
public sealed class OutboundFigures
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int _underWay;

    /// <summary>Requests under way now.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Requests by result: 2xx, 3xx …, timeout, or the reason of a fault.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByResult => [.. _counts.OrderBy(c => c.Key, StringComparer.Ordinal)];

    internal int Begin() => Interlocked.Increment(ref _underWay);

    internal void End() => Interlocked.Decrement(ref _underWay);

    internal void Count(OutboundResult result) => _counts.AddOrUpdate(NameOf(result), 1, static (_, count) => count + 1);

    private static string NameOf(OutboundResult result) => result switch
    {
        OutboundResult.Answered a => FormattableString.Invariant($"{a.Status / 100}xx"),
        OutboundResult.Failed f => f.Fault.Reason(),
        _ => "timeout",
    };
}
