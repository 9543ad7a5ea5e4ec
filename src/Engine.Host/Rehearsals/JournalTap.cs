using Engine.Flows.Facts;
using Engine.Ports.Journal;

namespace Engine.Host.Rehearsals;

/// <summary>A journal that reports each event once it is stored and before any effect runs.</summary>
internal sealed class JournalTap(IJournal journal, Action<InteractionEvent> stored) : IJournal
{
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default) =>
        journal.ReadAsync(persistenceId, fromSequence, eventsMax, cancellation);

    public async ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        await journal.AppendAsync(persistenceId, expectedSequence, events, cancellation);
        foreach (var happened in events.OfType<InteractionEvent>())
        {
            stored(happened);
        }
    }
}
