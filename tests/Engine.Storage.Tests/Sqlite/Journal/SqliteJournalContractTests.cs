using System.Globalization;
using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Engine.Testing.Ports;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>The journal's contract on SQLite.</summary>
public sealed class SqliteJournalContractTests : JournalContract, IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    protected override ValueTask<IJournal> OpenAsync() => ValueTask.FromResult(_store.Storage.Journal);

    protected override ValueTask<IJournal> ReopenAsync(IJournal journal) => ValueTask.FromResult(_store.Reopen().Journal);

    protected override object Event(int number) =>
        new InteractionEvent.CancelRequested(DateTimeOffset.UnixEpoch, number.ToString(CultureInfo.InvariantCulture));
}
