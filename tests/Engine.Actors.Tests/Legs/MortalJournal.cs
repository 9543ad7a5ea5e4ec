using Engine.Ports.Journal;

namespace Engine.Actors.Tests.Legs;

/// <summary>A process's connection to the journal. Once the process is dead nothing it writes arrives, and nobody answers it.</summary>
internal sealed class MortalJournal(IJournal journal) : IJournal
{
    private volatile bool _dead;

    public void Die() => _dead = true;

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default) =>
        journal.ReadAsync(persistenceId, fromSequence, eventsMax, cancellation);

    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default) =>
        _dead ? new ValueTask(new TaskCompletionSource().Task) : journal.AppendAsync(persistenceId, expectedSequence, events, cancellation);
}
