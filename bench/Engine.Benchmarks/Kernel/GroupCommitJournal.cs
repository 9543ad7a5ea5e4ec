using System.Threading.Channels;
using Engine.Ports.Journal;

namespace Engine.Benchmarks.Kernel;

/// <summary>Answers from one writer thread, as a journal with group commit does; the store behind it is memory.</summary>
internal sealed class GroupCommitJournal : IJournal, IDisposable
{
    private readonly Channel<Entry> _channel = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly MemoryJournal _store;
    private readonly Task _writer;

    public GroupCommitJournal(MemoryJournal store)
    {
        _store = store;
        _writer = Task.Run(WriteAsync);
    }

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default) =>
        _store.ReadAsync(persistenceId, fromSequence, eventsMax, cancellation);

    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        var entry = new Entry(persistenceId, expectedSequence, events, new TaskCompletionSource());
        _channel.Writer.TryWrite(entry);
        return new ValueTask(entry.Done.Task);
    }

    public void Dispose()
    {
        _channel.Writer.Complete();
        _writer.Wait();
    }

    private async Task WriteAsync()
    {
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryRead(out var entry))
            {
                await _store.AppendAsync(entry.Id, entry.Expected, entry.Events);
                entry.Done.SetResult();
            }
        }
    }

    private sealed record Entry(string Id, long Expected, IReadOnlyList<object> Events, TaskCompletionSource Done);
}
