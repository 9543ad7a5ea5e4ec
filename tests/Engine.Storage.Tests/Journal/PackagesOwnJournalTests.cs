using Akka.Persistence.Query;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Akka.Streams.Dsl;
using Engine.Flows.Facts;
using Engine.Storage.Postgres;
using Engine.Storage.Tests.Postgres;
using Engine.Testing.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>The table is Akka.Persistence.Sql's in more than its name: what that package ships reads it, and what it writes is read by us.</summary>
public sealed class PackagesOwnJournalTests(PostgresOfTests postgres) : IAsyncDisposable
{
    private readonly TempStore _store = new();
    private JournalSystem? _system;

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
        {
            await _system.DisposeAsync();
        }

        _store.Dispose();
    }

    [Fact]
    public async Task WriteJournal_RecoversOurEventsAndAppendsWhatWeRecover()
    {
        var id = Sample.PersistenceId(1);
        var life = Sample.Answered(1, TempStore.Acme);
        await _store.Storage.AppendAsync(id, 0, life);
        await using (var theirs = PackagesOwnJournal.Start(_store))
        {
            var owner = theirs.System.Own(id);
            (await owner.LookAsync()).ShouldHold(life);
            await owner.StoreAsync(new InteractionEvent.CancelRequested(Sample.At, "theirs"));
        }

        _system = JournalSystem.Start(_store.Storage);
        (await _system.System.RecoverAsync(id)).ShouldHold([.. life, new InteractionEvent.CancelRequested(Sample.At, "theirs")]);
        await _system.System.Own(id).StoreAsync(new InteractionEvent.CancelRequested(Sample.At, "ours"));
        using var session = Storage.Sqlite.SqliteSession.Open(_store.Config, readOnly: true);
        using var row = session.Prepare("SELECT count(*) FROM journal WHERE identifier = 4701 AND tags = '' AND deleted = 0 AND created > 639000000000000000");
        row.Step();
        row.Long(0).ShouldBe(19, "both fill the columns alike");
    }

    [Fact]
    public async Task OnPostgres_EachReadsWhatTheOtherWrites()
    {
        var config = await postgres.DatabaseAsync();
        await using var storage = await PostgresStorage.OpenAsync(config, TimeProvider.System, default);
        var id = Sample.PersistenceId(1);
        var life = Sample.Answered(1, TempStore.Acme);
        await storage.JournalSetup.Store.AppendAsync(id, 0, life);
        await using (var theirs = PackagesOwnJournal.Start(storage, config))
        {
            var owner = theirs.System.Own(id);
            (await owner.LookAsync()).ShouldHold(life);
            await owner.StoreAsync(new InteractionEvent.CancelRequested(Sample.At, "theirs"));
            var journal = PersistenceQuery.Get(theirs.System).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);
            var all = await journal.CurrentAllEvents(Offset.NoOffset()).RunWith(Sink.Seq<EventEnvelope>(), theirs.System.Materializer());
            all.Select(one => one.SequenceNr).ShouldBe(Enumerable.Range(1, 18).Select(n => (long)n));
            await storage.JournalSetup.Store.AppendAsync(Sample.PersistenceId(2), 0, Sample.Answered(2, TempStore.Acme));
            await storage.JournalSetup.Store.DeleteAsync(Sample.PersistenceId(2), default);
            (await theirs.System.RecoverAsync(Sample.PersistenceId(2))).Last.ShouldBe(17);
        }

        _system = JournalSystem.Start(storage.JournalSetup);
        (await _system.System.RecoverAsync(id)).ShouldHold([.. life, new InteractionEvent.CancelRequested(Sample.At, "theirs")]);
        await _system.System.Own(id).StoreAsync(new InteractionEvent.CancelRequested(Sample.At, "ours"));
        (await PostgresOfTests.ExecuteAsync(config.ConnectionString, "SELECT count(*) FROM journal WHERE identifier = 4701 AND tags = '' AND NOT deleted"))
            .ShouldBe(19L, "both fill the columns alike");
        await _system.DisposeAsync();
        _system = null;
    }

    [Fact]
    public async Task WriteJournal_KnowsTheNumbersOfADeletedId()
    {
        var id = Sample.PersistenceId(1);
        await _store.Storage.AppendAsync(id, 0, Sample.Answered(1, TempStore.Acme));
        await _store.Storage.JournalSetup.Store.DeleteAsync(id, default);
        _system = PackagesOwnJournal.Start(_store);

        var known = await _system.System.RecoverAsync(id);

        known.Events.ShouldBeEmpty();
        known.Last.ShouldBe(17);
    }

    [Fact]
    public async Task ReadJournal_StreamsOurEventsInTheirOrder()
    {
        await _store.Storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Ringing(1, TempStore.Acme));
        await _store.Storage.AppendAsync(Sample.PersistenceId(2), 0, Sample.Ringing(2, TempStore.Acme));
        _system = PackagesOwnJournal.Start(_store);
        var journal = PersistenceQuery.Get(_system.System).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);

        var all = await journal.CurrentAllEvents(Offset.NoOffset()).RunWith(Sink.Seq<EventEnvelope>(), _system.System.Materializer());

        all.Select(one => (one.PersistenceId, one.SequenceNr)).ShouldBe(
            Enumerable.Range(1, 2).SelectMany(number => Enumerable.Range(1, 6).Select(n => (Sample.PersistenceId(number), (long)n))));
        all[0].Event.ShouldBeOfType<InteractionEvent.InteractionAccepted>();
        all[0].Timestamp.ShouldBe(Sample.At.UtcTicks);
    }
}
