using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>What stands below the journal on SQLite: the table, groups, faults, health. What actors see of it is asked in EngineJournalTests.</summary>
public sealed class SqliteJournalStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Write_ConflictAmongMany_FailsAlone()
    {
        var storage = _store.Storage;
        await storage.AppendAsync("s/0", 0, Event);
        var appends = Enumerable.Range(0, 200).Select(i => i == 100
            ? storage.AppendAsync("s/0", 7, Event)
            : storage.AppendAsync($"s/{i + 1}", 0, Event)).ToList();

        (await Should.ThrowAsync<SequenceConflictException>(() => appends[100])).Actual.ShouldBe(1);
        appends.RemoveAt(100);
        await Task.WhenAll(appends);
    }

    [Fact]
    public async Task Write_ReadSideRefuses_StoresNoEventEither()
    {
        var step = new InteractionEvent.StepEntered(Sample.At, 1, "dial", "make_outbound_call", "Make Outbound Call", "Call");

        await Should.ThrowAsync<InvalidDataException>(() => _store.Storage.AppendAsync("interaction/nobody", 0, step));
        await Should.ThrowAsync<InvalidDataException>(() => _store.Storage.AppendAsync("nobody", 0, step));
        await Should.ThrowAsync<InvalidDataException>(
            () => _store.Storage.AppendAsync(Sample.PersistenceId(2), 0, Sample.Accepted(1, TempStore.Acme)), "another one's id");

        (await _store.Storage.ReadAsync("interaction/nobody")).ShouldBeEmpty();
        (await _store.Storage.ReadAsync(Sample.PersistenceId(2))).ShouldBeEmpty();
    }

    /// <summary>The columns as Akka.Persistence.Sql fills them.</summary>
    [Fact]
    public async Task Write_AnEvent_IsARowOfThePackagesTable()
    {
        await _store.Storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Accepted(1, TempStore.Acme));
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var row = session.Prepare(
            "SELECT ordering, created, deleted, persistence_id, sequence_number, CAST(message AS TEXT), tags, manifest, identifier, writer_uuid FROM journal");

        row.Step().ShouldBeTrue();
        (row.Long(0), row.Long(1), row.Long(2)).ShouldBe((1, Sample.At.UtcTicks, 0));
        (row.Text(3), row.Long(4)).ShouldBe((Sample.PersistenceId(1), 1));
        row.Text(5).ShouldStartWith("""{"identity":{"account_id":"acme",""");
        (row.Text(6), row.Text(7), row.Long(8), row.IsNull(9)).ShouldBe(("", "interaction_accepted/1", EventSerializer.FixedIdentifier, true));
        row.Step().ShouldBeFalse();
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
    public async Task Write_TooManyWaiting_IsRefusedAtOnce()
    {
        using var database = SqliteDatabase.Open(_store.Config with { PendingWritesMax = 3 }, _store.Time);
        using var block = BlockedWriter.Start(database);
        var waiting = Enumerable.Range(0, 3).Select(_ => database.Writer.SubmitAsync(static _ => 0, default)).ToArray();

        await Should.ThrowAsync<StoreUnavailableException>(() => database.Writer.SubmitAsync(static _ => 0, default));

        block.Release();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Write_GivenUpBeforeItsTurn_IsNotStored()
    {
        using var database = SqliteDatabase.Open(_store.Config, _store.Time);
        var store = new SqliteJournalStore(database, EventCatalog.Current);
        using var patience = new CancellationTokenSource();
        using var block = BlockedWriter.Start(database);
        var write = store.WriteAsync(new Storage.Journal.JournalBatch("s/1", 1, [Event], Sample.At), patience.Token);

        await patience.CancelAsync();
        block.Release();

        await Should.ThrowAsync<StoreUnavailableException>(() => write);
        (await store.ReadAsync("s/1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_MoreSlowReadsThanThreads_TakesNoOther()
    {
        using var database = SqliteDatabase.Open(_store.Config, _store.Time);
        using var slow = new ManualResetEventSlim();
        var reads = Enumerable.Range(0, 50).Select(_ => database.Readers.ReadAsync(
            _ =>
            {
                slow.Wait();
                return 0;
            },
            default)).ToArray();

        await Task.Run(static () => { });
        reads.ShouldAllBe(read => !read.IsCompleted);
        slow.Set();
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_StoresThem()
    {
        var appends = Enumerable.Range(0, 500).Select(i => _store.Storage.AppendAsync($"s/{i}", 0, Event)).ToArray();

        var again = _store.Reopen();

        await Task.WhenAll(appends);
        for (var i = 0; i < 500; i++)
        {
            (await again.ReadAsync($"s/{i}")).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task InFlight_ListsWhatWasAcceptedAndHasNotEnded()
    {
        var storage = _store.Storage;
        await storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Accepted(1, TempStore.Acme));
        await storage.AppendAsync(Sample.PersistenceId(2), 0, Sample.Ringing(2, TempStore.Other));
        await storage.AppendAsync(Sample.PersistenceId(3), 0, Sample.Answered(3, TempStore.Acme));

        (await _store.InFlightAsync()).ShouldBe([Sample.Id(1), Sample.Id(2)]);
        _store.Reopen();
        (await _store.InFlightAsync()).ShouldBe([Sample.Id(1), Sample.Id(2)]);
    }

    /// <summary>A waker asks every ten seconds: what has ended must cost nothing.</summary>
    [Fact]
    public void InFlight_AsksOnlyTheIndexOfWhatHasNotEnded()
    {
        _ = _store.Storage;
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var plan = session.Prepare("EXPLAIN QUERY PLAN " + SqliteInteractionDirectory.PageQuery);

        plan.Step().ShouldBeTrue();
        plan.Text(3).ShouldContain("USING INDEX interactions_in_flight");
        plan.Step().ShouldBeFalse();
    }

    // Holds API-24.
    [Fact]
    public async Task Write_KeyUsedBefore_IsRefusedWhole_AlsoWhenBothComeAtOnceAndAfterReopening()
    {
        var writes = Enumerable.Range(1, 50).Select(number => _store.Storage.AppendAsync(Sample.PersistenceId(number), 0, Keyed(number, "k"))).ToList();
        var refused = 0;
        foreach (var write in writes)
        {
            refused += await Record.ExceptionAsync(() => write) is StartRepeatedException ? 1 : 0;
        }

        refused.ShouldBe(49);
        (await _store.InFlightAsync()).ShouldHaveSingleItem();
        _store.Reopen();
        await Should.ThrowAsync<StartRepeatedException>(() => _store.Storage.AppendAsync(Sample.PersistenceId(51), 0, Keyed(51, "k")));
        var found = (await _store.Storage.StartKeys.FindAsync(TempStore.Acme, new FlowId("f1"), "k", Sample.At, default)).ShouldNotBeNull();
        found.InteractionId.Value.ShouldBe((await _store.InFlightAsync())[0]);
        (found.FlowVersionId, found.BodyHash).ShouldBe(("f1v3", "hash"));
    }

    // Holds API-24.
    [Fact]
    public async Task Write_SameKeyOfAnotherAccountFlowOrWeek_IsStored()
    {
        await _store.Storage.AppendAsync(Sample.PersistenceId(1), 0, Keyed(1, "k"));
        await _store.Storage.AppendAsync(Sample.PersistenceId(2), 0, Keyed(2, "k", TempStore.Other));
        await _store.Storage.AppendAsync(Sample.PersistenceId(3), 0, Keyed(3, "k", flow: "f2"));
        await _store.Storage.AppendAsync(Sample.PersistenceId(4), 0, Keyed(4, "K"));
        var week = Sample.At + IStartKeys.Kept;
        await Should.ThrowAsync<StartRepeatedException>(
            () => _store.Storage.AppendAsync(Sample.PersistenceId(5), 0, Keyed(5, "k", at: week.AddMilliseconds(-1))));
        (await _store.Storage.StartKeys.FindAsync(TempStore.Acme, new FlowId("f1"), "k", week, default)).ShouldBeNull();

        await _store.Storage.AppendAsync(Sample.PersistenceId(5), 0, Keyed(5, "k", at: week));

        (await _store.Storage.StartKeys.FindAsync(TempStore.Acme, new FlowId("f1"), "k", week, default))!.InteractionId.Value.ShouldBe(Sample.Id(5));
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare("SELECT count(*) FROM start_keys");
        rows.Step().ShouldBeTrue();
        rows.Long(0).ShouldBe(1, "what is too old is taken away with the next");
    }

    private static InteractionEvent Keyed(int number, string key, AccountId? account = null, string flow = "f1", DateTimeOffset? at = null) =>
        (InteractionEvent.InteractionAccepted)Sample.Accepted(number, account ?? TempStore.Acme, flow, at) with { Key = new StartKey(key, "hash") };

    /// <summary>A page of a list costs what it shows, whatever the account has had (API-23, API-28).</summary>
    [Theory]
    [InlineData("state", "interactions_live")]
    [InlineData("flow", "interactions_by_flow")]
    [InlineData("reason", "interactions_by_reason")]
    [InlineData("party", "interactions_by_party")]
    [InlineData("trunk", "interactions_by_trunk")]
    [InlineData("id", "interactions_by_account")]
    [InlineData("outcome", "interactions_by_outcome")]
    [InlineData("from", "interactions_by_account")]
    [InlineData("from and flow", "interactions_by_flow")]
    [InlineData("none", "interactions_by_account")]
    public void List_EachFilter_ReadsItsIndexInTheOrderOfTheList(string filter, string index)
    {
        _ = _store.Storage;
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var plan = SqliteInteractionReader.Plan(session, TempStore.Acme, filter switch
        {
            "state" => new InteractionFilter(State: "running"),
            "flow" => new InteractionFilter(FlowId: new FlowId("f1"), FlowVersion: 3),
            "reason" => new InteractionFilter(Reason: "busy"),
            "party" => new InteractionFilter(Party: "trunk"),
            "trunk" => new InteractionFilter(TrunkId: new TrunkId("t")),
            "id" => new InteractionFilter(IdPrefix: "01"),
            "outcome" => new InteractionFilter(Outcome: "busy"),
            "from" => new InteractionFilter(From: Sample.At, To: Sample.At),
            "from and flow" => new InteractionFilter(From: Sample.At, FlowId: new FlowId("f1")),
            _ => new InteractionFilter(),
        });
        var steps = new List<string>();
        while (plan.Step())
        {
            steps.Add(plan.Text(3));
        }

        steps.ShouldContain(step => step.Contains($"SEARCH i USING INDEX {index} ", StringComparison.Ordinal), string.Join('\n', steps));
        if (filter.StartsWith("from", StringComparison.Ordinal))
        {
            steps.ShouldContain(step => step.Contains(" id>?", StringComparison.Ordinal) || step.Contains("AND id>?", StringComparison.Ordinal), string.Join('\n', steps));
        }

        steps.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static InteractionEvent Event { get; } = new InteractionEvent.CancelRequested(Sample.At, "test");
}
