using System.Collections.Concurrent;

namespace Engine.Ports.Journal;

/// <summary>
/// Persistence ids that this process has minted and under which it has stored nothing yet. A journal need not look for their events: it knows that
/// there are none, which saves a start its first query.
/// </summary>
/// <remarks>
/// Any thread may call. An id that is missing here costs one query and no more. One that is here by mistake cannot harm what is stored: the first
/// append under it forgets it, and the journal refuses that append when somebody else has stored before.
/// </remarks>
public sealed class FreshIds
{
    /// <summary>Ids that are remembered; with one more, the oldest is forgotten. Twice what may be starting at once.</summary>
    public const int Max = 20_000;

    private readonly ConcurrentDictionary<string, bool> _fresh = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _byAge = new();

    /// <summary>To be called when an id is made, before its actor is asked anything.</summary>
    public void Minted(string persistenceId)
    {
        if (!_fresh.TryAdd(persistenceId, true))
        {
            return;
        }

        _byAge.Enqueue(persistenceId);
        while (_byAge.Count > Max && _byAge.TryDequeue(out var oldest))
        {
            Forget(oldest);
        }
    }

    public bool IsFresh(string persistenceId) => _fresh.ContainsKey(persistenceId);

    /// <summary>Something is about to be stored under it.</summary>
    public void Forget(string persistenceId) => _fresh.TryRemove(persistenceId, out _);
}
