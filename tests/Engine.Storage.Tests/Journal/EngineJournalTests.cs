using Akka.Actor;
using Akka.Persistence;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Engine.Storage.Tests.Sqlite;
using Engine.Testing.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>What actors see of the journal on SQLite beyond the contract: a disk that is full, slow or gone, a flow that was removed, health.</summary>
public sealed class EngineJournalTests : IAsyncDisposable
{
    private readonly TempStore _store = new();
    private JournalSystem? _system;

    private ActorSystem System => (_system ??= JournalSystem.Start(_store.Storage)).System;

    private SqliteDatabase Database => _store.Storage.Database;

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
        {
            await _system.DisposeAsync();
        }

        _store.Dispose();
    }

    [Fact]
    public async Task Store_DiskFull_FailsTurnsHealthFalseAndRecovers()
    {
        var id = Sample.PersistenceId(1);
        var owner = System.Own(id);
        await owner.StoreAsync(Event);
        await LimitPagesAsync(1);
        var huge = new InteractionEvent.CancelRequested(Sample.At, new string('x', 1_000_000));

        (await owner.TryStoreAsync(huge)).ShouldBeOfType<JournalAnswer.Failed>().Cause.ShouldBeOfType<StoreUnavailableException>();
        Database.Health.IsHealthy.ShouldBeFalse();
        (await HealthAsync()).ShouldBe(PersistenceHealthStatus.Unhealthy);

        await LimitPagesAsync(1_000_000);
        _store.Time.Advance(TimeSpan.FromSeconds(1));
        var again = System.Own(id);
        (await again.LookAsync()).ShouldHold([Event]);
        await again.StoreAsync(Event);
        Database.Health.IsHealthy.ShouldBeTrue();
        (await HealthAsync()).ShouldBe(PersistenceHealthStatus.Healthy);
    }

    /// <summary>An actor that gave up on a slow disk is asked again: its fresh instance must see what became of the write, not what was before it.</summary>
    [Fact]
    public async Task Recover_WhileAWriteOfTheIdIsUnderWay_WaitsForItsEnd()
    {
        var id = Sample.PersistenceId(1);
        var owner = System.Own(id);
        await owner.LookAsync();
        using var block = BlockedWriter.Start(Database);
        var write = owner.TryStoreAsync(Event);
        while (Database.Writer.Counters.Waiting == 0)
        {
            await Task.Yield();
        }

        var fresh = System.Own(id);
        var look = fresh.LookAsync();

        (await System.Own(Sample.PersistenceId(2)).LookAsync()).Last.ShouldBe(0, "another id does not wait");
        look.IsCompleted.ShouldBeFalse();
        block.Release();

        (await look).ShouldHold([Event]);
        (await write).ShouldBe(new JournalAnswer.Stored(1));
    }

    [Fact]
    public async Task Store_SlowerThanTheBreakersPatience_FailsAndIsNotStored()
    {
        _system = JournalSystem.Start(_store.Storage, "akka.persistence.journal.sql.circuit-breaker.call-timeout = 100ms");
        var id = Sample.PersistenceId(1);
        var owner = System.Own(id);
        await owner.LookAsync();
        using (BlockedWriter.Start(Database))
        {
            (await owner.TryStoreAsync(Event)).ShouldBeOfType<JournalAnswer.Failed>().Cause.ShouldBeOfType<TimeoutException>();
        }

        (await System.RecoverAsync(id)).ShouldHold([]);
        await System.Own(id).StoreAsync(Event);
    }

    /// <summary>A turn never waits for the disk: with every reading thread held, those who have recovered go on, and messages are taken.</summary>
    [Fact]
    public async Task Store_WhileEveryReadHangs_GoesOn()
    {
        var owner = System.Own(Sample.PersistenceId(1));
        await owner.StoreAsync(Event);
        using var slow = new ManualResetEventSlim();
        var reads = Enumerable.Range(0, 50).Select(_ => Database.Readers.ReadAsync(
            _ =>
            {
                slow.Wait();
                return 0;
            },
            default)).ToArray();
        var recovering = System.Own(Sample.PersistenceId(2)).LookAsync();

        await owner.StoreAsync(Event);
        _store.Storage.FreshIds.Minted(Sample.PersistenceId(3));
        await System.Own(Sample.PersistenceId(3)).StoreAsync(Event);
        recovering.IsCompleted.ShouldBeFalse();

        slow.Set();
        await Task.WhenAll(reads);
        (await recovering).ShouldHold([]);
    }

    [Fact]
    public async Task Store_OnARemovedFlow_IsRefusedAndStoresNothing()
    {
        await Database.Writer.SubmitAsync(
            static session => session.Prepare("INSERT INTO removed_flows (id, removed_at) VALUES ('f1', 0)").Run(), default);
        var id = Sample.PersistenceId(1);

        (await System.Own(id).TryStoreAsync(Sample.Ringing(1, TempStore.Acme)))
            .ShouldBeOfType<JournalAnswer.Refused>().Cause.ShouldBeOfType<FlowRemovedException>();

        (await System.RecoverAsync(id)).ShouldHold([]);
        (await _store.Storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Store_AfterClosing_FailsExplicitly()
    {
        var owner = System.Own(Sample.PersistenceId(1));
        await owner.LookAsync();
        _store.Close();

        (await owner.TryStoreAsync(Event)).ShouldBeOfType<JournalAnswer.Failed>().Cause.ShouldBeOfType<StoreUnavailableException>();
    }

    [Fact]
    public async Task Recover_EventOfTomorrow_FailsByName()
    {
        await System.Own(Sample.PersistenceId(1)).StoreAsync(Event);
        await Database.Writer.SubmitAsync(static session => session.Prepare("UPDATE journal SET manifest = 'of_tomorrow/1'").Run(), default);

        (await Should.ThrowAsync<Exception>(() => System.ReplayAsync(Sample.PersistenceId(1), 1, long.MaxValue, long.MaxValue)))
            .ToString().ShouldContain("of_tomorrow/1");
    }

    private static InteractionEvent Event { get; } = new InteractionEvent.CancelRequested(Sample.At, "test");

    private async Task<PersistenceHealthStatus> HealthAsync() =>
        (await Persistence.Instance.Apply(System).CheckJournalHealthAsync("akka.persistence.journal.sql")).Status;

    // An unhealthy commit undoes the pragma's transaction, not the pragma.
    private Task LimitPagesAsync(int pages) => Database.Writer.SubmitAsync(
        session =>
        {
            session.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
            return 0;
        },
        default);
}
