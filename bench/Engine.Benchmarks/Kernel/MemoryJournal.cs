using System.Collections.Concurrent;
using Engine.Ports.Journal;

namespace Engine.Benchmarks.Kernel;

/// <summary>Keeps events in memory and answers on the caller's thread.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentDictionary<string, List<object>> _streams = new(StringComparer.Ordinal);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default) =>
        ValueTask.FromResult<IReadOnlyList<JournalEntry>>([]);

    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        var stream = _streams.GetOrAdd(persistenceId, static _ => []);
        lock (stream)
        {
            if (stream.Count != expectedSequence)
            {
                throw new SequenceConflictException(persistenceId, expectedSequence, stream.Count);
            }

            stream.AddRange(events);
        }

        return default;
    }
}
