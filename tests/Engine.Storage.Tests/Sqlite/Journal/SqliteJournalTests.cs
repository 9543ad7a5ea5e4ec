using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>What the journal on SQLite does beyond the contract: groups, faults, health.</summary>
public sealed class SqliteJournalTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Append_64WritersAtOnce_EachStreamIsWholeAndInOrder()
    {
        const int Writers = 64;
        var journal = _store.Storage.Journal;
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(number => Task.Run(async () =>
        {
            var events = Sample.Answered(number, TempStore.Acme);
            for (var i = 0; i < events.Length; i++)
            {
                await journal.AppendAsync(Sample.PersistenceId(number), i, [events[i]]);
            }
        })));

        for (var number = 1; number <= Writers; number++)
        {
            var entries = await journal.ReadAsync(Sample.PersistenceId(number), 1, 100);
            entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, 17).Select(n => (long)n));
            entries.Select(entry => entry.Event.GetType()).ShouldBe(Sample.Answered(number, TempStore.Acme).Select(e => e.GetType()));
        }
    }

    [Fact]
    public async Task Append_ConflictAmongMany_FailsAlone()
    {
        var journal = _store.Storage.Journal;
        await journal.AppendAsync("s/0", 0, [Event]);
        var appends = Enumerable.Range(0, 200).Select(i => i == 100
            ? journal.AppendAsync("s/0", 7, [Event]).AsTask()
            : journal.AppendAsync($"s/{i + 1}", 0, [Event]).AsTask()).ToList();

        (await Should.ThrowAsync<SequenceConflictException>(() => appends[100])).Actual.ShouldBe(1);
        appends.RemoveAt(100);
        await Task.WhenAll(appends);
    }

    [Fact]
    public async Task Append_ReadSideRefuses_StoresNoEventEither()
    {
        var journal = _store.Storage.Journal;
        var step = new InteractionEvent.StepEntered(Sample.At, 1, "dial", "make_outbound_call", "Make Outbound Call", "Call");

        await Should.ThrowAsync<InvalidDataException>(() => journal.AppendAsync("interaction/nobody", 0, [step]).AsTask());

        (await journal.ReadAsync("interaction/nobody", 1, 10)).ShouldBeEmpty();
    }

    [Fact]
    public void Append_UnknownType_IsRefusedAtOnce() =>
        Should.Throw<ArgumentException>(() => _store.Storage.Journal.AppendAsync("s/1", 0, ["no event"]).AsTask().GetAwaiter().GetResult());

    [Fact]
    public async Task Append_DiskFull_FailsTurnsHealthFalseAndRecovers()
    {
        using var database = SqliteDatabase.Open(_store.Config, _store.Time);
        var journal = new Storage.Sqlite.Journal.SqliteJournal(database, Storage.Events.EventCatalog.Current, _store.Time);
        await journal.AppendAsync("s/1", 0, [Event]);
        await LimitPagesAsync(database, 1);
        var huge = new InteractionEvent.CancelRequested(Sample.At, new string('x', 1_000_000));

        await Should.ThrowAsync<StoreUnavailableException>(() => journal.AppendAsync("s/1", 1, [huge]).AsTask());
        database.Health.IsHealthy.ShouldBeFalse();
        (await journal.ReadAsync("s/1", 1, 10)).Count.ShouldBe(1);

        await LimitPagesAsync(database, 1_000_000);
        _store.Time.Advance(TimeSpan.FromSeconds(1));
        await journal.AppendAsync("s/1", 1, [Event]);
        database.Health.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Health_IdleStoreThatFailed_IsTriedAgainEachSecond()
    {
        using var database = SqliteDatabase.Open(_store.Config, _store.Time);
        database.Health.Failed("as told");
        var before = database.Writer.Counters.Writes;

        _store.Time.Advance(TimeSpan.FromSeconds(1));

        // The probe was handed over by the timer; a write behind it is committed after it.
        database.Writer.Counters.ShouldSatisfyAllConditions(c => (c.Writes + c.Waiting).ShouldBe(before + 1));
        await database.Writer.SubmitAsync(static _ => 0, default);
        database.Health.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_IsRefused()
    {
        File.WriteAllText(_store.Config.Path, new string('x', 10_000));

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => _store.Storage);
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => _store.Storage, "and the file was let go of");
    }

    [Fact]
    public async Task Append_TooManyWaiting_IsRefusedAtOnce()
    {
        using var database = SqliteDatabase.Open(_store.Config with { PendingWritesMax = 3 }, _store.Time);
        using var started = new ManualResetEventSlim();
        using var blocked = new ManualResetEventSlim();
        var first = database.Writer.SubmitAsync(
            _ =>
            {
                started.Set();
                blocked.Wait();
                return 0;
            },
            default);
        started.Wait();
        var waiting = Enumerable.Range(0, 3).Select(_ => database.Writer.SubmitAsync(static _ => 0, default)).ToArray();

        await Should.ThrowAsync<StoreUnavailableException>(() => database.Writer.SubmitAsync(static _ => 0, default));

        blocked.Set();
        await Task.WhenAll([first, .. waiting]);
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_StoresThem()
    {
        var appends = Enumerable.Range(0, 500).Select(i => _store.Storage.Journal.AppendAsync($"s/{i}", 0, [Event]).AsTask()).ToArray();

        var again = _store.Reopen();

        await Task.WhenAll(appends);
        for (var i = 0; i < 500; i++)
        {
            (await again.Journal.ReadAsync($"s/{i}", 1, 2)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Append_AfterClosing_FailsExplicitly()
    {
        var journal = _store.Storage.Journal;
        _store.Close();

        await Should.ThrowAsync<StoreUnavailableException>(() => journal.AppendAsync("s/1", 0, [Event]).AsTask());
    }

    [Fact]
    public async Task InFlight_ListsWhatWasAcceptedAndHasNotEnded()
    {
        var journal = _store.Storage.Journal;
        await journal.AppendAsync(Sample.PersistenceId(1), 0, [Sample.Accepted(1, TempStore.Acme)]);
        await journal.AppendAsync(Sample.PersistenceId(2), 0, Sample.Ringing(2, TempStore.Other));
        await journal.AppendAsync(Sample.PersistenceId(3), 0, Sample.Answered(3, TempStore.Acme));

        (await InFlightAsync()).ShouldBe([Sample.Id(1), Sample.Id(2)]);
        _store.Reopen();
        (await InFlightAsync()).ShouldBe([Sample.Id(1), Sample.Id(2)]);
    }

    private static InteractionEvent Event { get; } = new InteractionEvent.CancelRequested(Sample.At, "test");

    // An unhealthy commit undoes the pragma's transaction, not the pragma.
    private static Task LimitPagesAsync(SqliteDatabase database, int pages) => database.Writer.SubmitAsync(
        session =>
        {
            session.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
            return 0;
        },
        default);

    private async Task<List<string>> InFlightAsync()
    {
        var ids = new List<string>();
        await foreach (var id in _store.Storage.InFlight.InFlightAsync(default))
        {
            ids.Add(id);
        }

        return ids;
    }
}
