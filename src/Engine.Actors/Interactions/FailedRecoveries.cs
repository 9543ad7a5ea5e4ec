using System.Collections.Concurrent;
using Engine.Ports;

namespace Engine.Actors.Interactions;

/// <summary>
/// Interactions of this node that could not be read back. Each is tried again, ever more rarely, and is shown until it succeeds: one that cannot
/// be read must neither stop the others nor be forgotten. Thread-safe.
/// </summary>
public sealed class FailedRecoveries(TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<InteractionId, Failure> _failed = new();

    /// <summary>How many there are now.</summary>
    public int Count => _failed.Count;

    /// <summary>Ids with the reason of the last failure, at most so many.</summary>
    public IReadOnlyList<(InteractionId Id, string Why)> Some(int max) => [.. _failed.Take(max).Select(failed => (failed.Key, failed.Value.Why))];

    /// <summary>Whether it is time to try that one, again or for the first time.</summary>
    internal bool IsDue(InteractionId id) => !_failed.TryGetValue(id, out var failure) || time.GetElapsedTime(failure.Since) >= failure.Wait;

    internal void Add(InteractionId id, Exception cause) => _failed.AddOrUpdate(
        id,
        _ => new Failure(cause.Message, FirstWait, time.GetTimestamp()),
        (_, before) => Again(before, cause.Message));

    internal void Remove(InteractionId id) => _failed.TryRemove(id, out _);

    private Failure Again(Failure before, string why)
    {
        var wait = before.Wait * 2 < WaitMax ? before.Wait * 2 : WaitMax;
        return new Failure(why, wait, time.GetTimestamp());
    }

    /// <param name="Since">Timestamp of the failure.</param>
    private sealed record Failure(string Why, TimeSpan Wait, long Since);
}
