using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Engine.Storage.Journal;
using Engine.Storage.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Postgres;

/// <summary>What stands below the journal on PostgreSQL: groups, refusals, connections that are lost, several engines on one database.</summary>
public sealed class PostgresJournalStoreTests(PostgresOfTests postgres) : IAsyncLifetime
{
    private PostgresConfig _config = null!;
    private PostgresStorage _storage = null!;

    private IJournalStore Store => _storage.JournalSetup.Store;

    private static InteractionEvent Event { get; } = new InteractionEvent.CancelRequested(Sample.At, "test");

    public async ValueTask InitializeAsync()
    {
        _config = await postgres.DatabaseAsync();
        _storage = await OpenAsync(_config);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    /// <summary>The columns as Akka.Persistence.Sql fills them.</summary>
    [Fact]
    public async Task Write_AnEvent_IsARowOfThePackagesTable()
    {
        await Store.AppendAsync(Sample.PersistenceId(1), 0, Sample.Accepted(1, TempStore.Acme));

        (await AskAsync("SELECT concat_ws('|', ordering, created, deleted, persistence_id, sequence_number, tags, manifest, identifier, writer_uuid) FROM journal"))
            .ShouldBe($"1|{Sample.At.UtcTicks}|f|{Sample.PersistenceId(1)}|1||interaction_accepted/1|4701");
        (await AskAsync("SELECT convert_from(message, 'UTF8') FROM journal")).ShouldBeOfType<string>().ShouldStartWith("""{"identity":{"account_id":"acme",""");
    }

    [Fact]
    public async Task Write_ReadSideRefuses_StoresNoEventEither()
    {
        var step = new InteractionEvent.StepEntered(Sample.At, 1, "dial", "make_outbound_call", "Make Outbound Call", "Call");

        await Should.ThrowAsync<InvalidDataException>(() => Store.AppendAsync("interaction/nobody", 0, step));
        await Should.ThrowAsync<InvalidDataException>(() => Store.AppendAsync("nobody", 0, step));
        await Should.ThrowAsync<InvalidDataException>(() => Store.AppendAsync(Sample.PersistenceId(2), 0, Sample.Accepted(1, TempStore.Acme)), "another one's id");
        await Should.ThrowAsync<InvalidDataException>(
            () => Store.AppendAsync(Sample.PersistenceId(3), 0, Sample.Accepted(3, TempStore.Acme, "f\0")), "no text of PostgreSQL's");

        (await AskAsync("SELECT count(*) FROM journal")).ShouldBe(0L);
        _storage.Health.IsHealthy.ShouldBeTrue("the database is well");
    }

    /// <summary>All of one group: the table is locked until they wait for it together.</summary>
    [Fact]
    public async Task Write_RefusedForThreeReasonsAmongMany_TheyFailAlone()
    {
        await Store.AppendAsync("s/0", 0, Event);
        List<Task> appends;
        Task conflict, orphan, twice;
        await using (var locked = await LockedJournal.TakeAsync(_config.ConnectionString))
        {
            appends = [Store.AppendAsync("first", 0, Event)];
            await locked.SomebodyWaitsAsync();
            appends.AddRange(Enumerable.Range(1, 100).Select(i => Store.AppendAsync($"s/{i}", 0, Event)));
            conflict = Store.AppendAsync("s/0", 7, Event);
            orphan = Store.AppendAsync(Sample.PersistenceId(1), 0, Sample.Ringing(1, TempStore.Acme)[2]);
            appends.Add(Store.AppendAsync("t", 0, Event));
            twice = Store.AppendAsync("t", 0, Event);
            appends.AddRange(Enumerable.Range(101, 100).Select(i => Store.AppendAsync($"s/{i}", 0, Event)));
        }

        (await Should.ThrowAsync<SequenceConflictException>(() => conflict)).Actual.ShouldBe(1);
        (await Should.ThrowAsync<SequenceConflictException>(() => twice)).Actual.ShouldBe(1);
        await Should.ThrowAsync<InvalidDataException>(() => orphan);
        await Task.WhenAll(appends);
        _storage.Counters.Commits.ShouldBe(4, "s/0; first; 203 together; the second of t");
        (await AskAsync("SELECT count(*) FROM journal")).ShouldBe(203L);
    }

    [Fact]
    public async Task Write_GivenUpBeforeItsTurn_IsNotStored()
    {
        using var patience = new CancellationTokenSource();
        Task first, write;
        await using (var locked = await LockedJournal.TakeAsync(_config.ConnectionString))
        {
            first = Store.AppendAsync("first", 0, Event);
            await locked.SomebodyWaitsAsync();
            write = Store.WriteAsync(new JournalBatch("s/1", 1, [Event], Sample.At), patience.Token);
            await patience.CancelAsync();
        }

        await first;
        await Should.ThrowAsync<StoreUnavailableException>(() => write);
        (await Store.ReadAsync("s/1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_TooManyWaiting_IsRefusedAtOnce()
    {
        await using var storage = await OpenAsync(_config with { PendingWritesMax = 3 });
        await using var locked = await LockedJournal.TakeAsync(_config.ConnectionString);
        var store = storage.JournalSetup.Store;
        var waiting = new List<Task> { store.AppendAsync("first", 0, Event) };
        await locked.SomebodyWaitsAsync();
        waiting.AddRange(Enumerable.Range(0, 3).Select(i => store.AppendAsync($"s/{i}", 0, Event)));

        await Should.ThrowAsync<StoreUnavailableException>(() => store.AppendAsync("s/4", 0, Event));

        await locked.DisposeAsync();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_StoresThem()
    {
        var storage = await OpenAsync(_config);
        var appends = Enumerable.Range(0, 500).Select(i => storage.JournalSetup.Store.AppendAsync($"s/{i}", 0, Event)).ToArray();

        await storage.DisposeAsync();

        await Task.WhenAll(appends);
        (await AskAsync("SELECT count(*) FROM journal")).ShouldBe(500L);
        await Should.ThrowAsync<StoreUnavailableException>(() => storage.JournalSetup.Store.AppendAsync("late", 0, Event));
    }

    /// <summary>The answer is lost, the append is not: who stored is told that it failed, and who looks afterwards sees it.</summary>
    [Fact]
    public async Task Cut_BeforeTheAnswer_FailsAndAFreshLookTells()
    {
        using var proxy = await ProxyAsync();
        await using var storage = await OpenAsync(Through(proxy));
        var store = storage.JournalSetup.Store;
        await store.AppendAsync("s/1", 0, Event);
        for (var last = 1; last < 6; last++)
        {
            proxy.CutAtTheNextAnswer();
            await Should.ThrowAsync<StoreUnavailableException>(() => store.AppendAsync("s/1", last, Event));

            (await store.HighestAsync("s/1", default)).ShouldBe(last + 1, "the server had all it needed");
        }

        await store.AppendAsync("s/1", 6, Event);
        (await store.ReadAsync("s/1")).Count.ShouldBe(7);
    }

    /// <summary>The connection is lost in the middle of the group: it must not be stored after somebody was told that it failed and has looked.</summary>
    [Fact]
    public async Task Cut_WhileTheServerWorks_IsNotStoredLater()
    {
        using var proxy = await ProxyAsync();
        await using var storage = await OpenAsync(Through(proxy));
        var store = storage.JournalSetup.Store;
        await store.AppendAsync("s/1", 0, Event);
        await using (var locked = await LockedJournal.TakeAsync(_config.ConnectionString))
        {
            var write = store.AppendAsync("s/1", 1, Event);
            await locked.SomebodyWaitsAsync();
            proxy.Cut();

            await Should.ThrowAsync<StoreUnavailableException>(() => write);
            (await AskAsync("SELECT count(*) FROM pg_locks WHERE NOT granted")).ShouldBe(0L, "the server has given it up");
        }

        (await store.HighestAsync("s/1", default)).ShouldBe(1);
        await store.AppendAsync("s/1", 1, Event);
        storage.Health.IsHealthy.ShouldBeTrue();
    }

    /// <summary>Each group of one waits for ids of the other's: in one order, so never in a circle.</summary>
    [Fact]
    public async Task Write_TwoEnginesOwnTheSameHundredIds_OneOfThemWinsEach()
    {
        await using var other = await OpenAsync(_config);
        IJournalStore[] stores = [Store, other.JournalSetup.Store];
        for (var round = 0; round < 5; round++)
        {
            var writes = Enumerable.Range(0, 200).Select(i => OutcomeAsync(stores[i % 2].AppendAsync($"s/{i / 2 * (i % 2 == 0 ? 1 : 99) % 100}", round, Event)));

            var ends = await Task.WhenAll(writes);

            ends.Count(end => end is null).ShouldBe(100);
            ends.OfType<Exception>().ShouldAllBe(end => end is SequenceConflictException);
        }

        (await AskAsync("SELECT count(*) FROM journal")).ShouldBe(500L);
    }

    /// <summary>An owner that does not know that it is none any more appends while its ended interaction is deleted: one of the two comes first.</summary>
    [Fact]
    public async Task Delete_BesideALateAppend_LeavesNothing()
    {
        await using var other = await OpenAsync(_config);
        for (var number = 1; number <= 30; number++)
        {
            await Store.AppendAsync(Sample.PersistenceId(number), 0, Sample.Answered(number, TempStore.Acme));

            var late = OutcomeAsync(other.JournalSetup.Store.AppendAsync(Sample.PersistenceId(number), 17, Event));
            await Store.DeleteAsync(Sample.PersistenceId(number), default);
            await late;
        }

        (await AskAsync("SELECT count(*) FROM journal WHERE NOT deleted")).ShouldBe(0L);
        (await AskAsync("SELECT count(*) FROM journal")).ShouldBe(30L);
    }

    /// <summary>A statement's plan is kept; one that was made on an empty table must not read a full one from end to end.</summary>
    [Fact]
    public async Task Write_OnATableThatGrew_LooksUpByTheIndex()
    {
        for (var i = 0; i < 20; i++)
        {
            await Store.AppendAsync(Sample.PersistenceId(i + 1), 0, Sample.Ringing(i + 1, TempStore.Acme));
        }

        await AskAsync("SELECT pg_stat_reset()");
        for (var i = 20; i < 60; i++)
        {
            await Store.AppendAsync(Sample.PersistenceId(i + 1), 0, Sample.Ringing(i + 1, TempStore.Acme));
        }

        await AskAsync("SELECT pg_sleep(1.2)");
        (await AskAsync("SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname <> 'store_probe'")).ShouldBe(0m);
    }

    private static Task<PostgresStorage> OpenAsync(PostgresConfig config) => PostgresStorage.OpenAsync(config, TimeProvider.System, default);

    private static async Task<Exception?> OutcomeAsync(Task write)
    {
        try
        {
            await write;
            return null;
        }
        catch (Exception end) when (end is SequenceConflictException or WriteRefusedException)
        {
            return end;
        }
    }

    private async Task<CuttableProxy> ProxyAsync() => new((await postgres.ServerAsync).Socket);

    private PostgresConfig Through(CuttableProxy proxy) => _config with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(_config.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port }.ToString(),
    };

    private Task<object?> AskAsync(string sql) => PostgresOfTests.ExecuteAsync(_config.ConnectionString, sql);
}
