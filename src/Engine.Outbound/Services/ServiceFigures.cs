using System.Collections.Concurrent;

namespace Engine.Outbound.Services;

/// <summary>Counts executions of components by how they ended; never whom they asked.</summary>
public sealed class ServiceFigures
{
    private readonly ConcurrentDictionary<(string Component, string Result), long> _counts = new();

    /// <summary>Executions by component and result: answered by class of status, timeout or the reason of a failure.</summary>
    public IReadOnlyList<(string Component, string Result, long Count)> ByResult =>
        [.. _counts.Select(c => (c.Key.Component, c.Key.Result, c.Value)).OrderBy(c => c.Component, StringComparer.Ordinal).ThenBy(c => c.Result, StringComparer.Ordinal)];

    internal void Count(string component, ServiceResult result) =>
        _counts.AddOrUpdate((component, NameOf(result)), 1, static (_, count) => count + 1);

    private static string NameOf(ServiceResult result) => result switch
    {
        ServiceResult.Answered a => FormattableString.Invariant($"{a.Status / 100}xx"),
        ServiceResult.Failed f => f.Reason,
        _ => "timeout",
    };
}
