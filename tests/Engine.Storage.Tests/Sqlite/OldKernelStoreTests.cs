using System.Text;
using Akka.Actor;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Sqlite;
using Engine.Storage.Tests.Journal;
using Engine.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite;

/// <summary>
/// A store that the last engine before Akka.NET wrote with real calls, killed with seven of them in flight (Samples/README.md), as it is after the move.
/// </summary>
public sealed class OldKernelStoreTests : IDisposable
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "old-kernel.db");
    private readonly TempStore _store = new();

    public OldKernelStoreTests() => File.Copy(Sample, _store.Config.Path);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Events_OfEveryId_AreRecoveredByteForByte()
    {
        var before = Rows(
            "SELECT s.persistence_id || ' ' || e.sequence || ' ' || e.type || '/' || e.version || ' ' || e.at || ' ' || e.data " +
            "FROM events e JOIN streams s ON s.number = e.stream ORDER BY e.position");
        before.Count.ShouldBe(155);

        var storage = _store.Storage;
        Rows(
            "SELECT persistence_id || ' ' || sequence_number || ' ' || manifest || ' ' || ((created - 621355968000000000) / 10000) || ' ' || CAST(message AS TEXT) " +
            $"FROM journal WHERE identifier = {EventSerializer.FixedIdentifier} AND deleted = 0 ORDER BY ordering").ShouldBe(before);

        await using var system = JournalSystem.Start(storage);
        foreach (var events in before.GroupBy(row => row.Split(' ')[0]))
        {
            var recovered = await system.System.RecoverAsync(events.Key);
            recovered.Events.Select(happened => Encoding.UTF8.GetString(EventCatalog.Current.Encode(happened).Data))
                .ShouldBe(events.Select(row => row.Split(' ', 5)[4]));
            recovered.Last.ShouldBe(events.Count());
        }
    }

    [Fact]
    public async Task InFlight_IsWhatItWas_AndGoesOn()
    {
        var before = Rows("SELECT id FROM interactions WHERE ended_at IS NULL ORDER BY id");
        before.Count.ShouldBe(7);

        (await _store.InFlightAsync()).ShouldBe(before);

        await using var system = JournalSystem.Start(_store.Storage);
        foreach (var id in before)
        {
            var owner = system.System.Own("interaction/" + id);
            await owner.StoreAsync(new Flows.Facts.InteractionEvent.AttemptIndeterminate(Tests.Sample.At, 1, "engine_restarted"));
            await owner.GracefulStop(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Reports_AreWhatTheyWere()
    {
        const string Interactions =
            "id || account_id || flow_id || flow_version_id || flow_version || flow_name || execution_id || accepted_at || state || coalesce(outcome, '-') || " +
            "coalesce(reason, '-') || coalesce(party, '-') || coalesce(hang_up_side, '-') || coalesce(destination, '-') || coalesce(origin, '-') || " +
            "coalesce(call_id, '-') || coalesce(ended_at, '-') FROM interactions ORDER BY id";
        const string Steps =
            "step_order || account_id || step_id || component_title || step_name || started_at || coalesce(exit, '-') || coalesce(reason, '-') || " +
            "coalesce(time_in_step_ms, '-') FROM report_rows ORDER BY ";
        var interactions = Rows("SELECT stream || ' ' || " + Interactions);
        var steps = Rows("SELECT stream || ' ' || " + Steps + "stream, step_order");

        var storage = _store.Storage;

        Rows("SELECT number || ' ' || " + Interactions).ShouldBe(interactions);
        Rows("SELECT interaction || ' ' || " + Steps + "interaction, step_order").ShouldBe(steps);

        // As the old engine gave it over its API, just before the calls in flight began.
        var csv = await File.ReadAllLinesAsync(Path.ChangeExtension(Sample, ".csv"));
        var interactionId = csv[1].Split(',')[2];
        var account = new AccountId(Rows($"SELECT account_id FROM interactions WHERE id = '{interactionId}'").ShouldHaveSingleItem());
        var page = await storage.Reports.ListAsync(account, new ReportFilter(), new PageRequest(PageRequest.MaxSize, null), default);
        page.Items.Select(row => string.Join(',', ReportColumns.All.Select(column => column.Cell(row)))).Take(csv.Length - 1).ShouldBe(csv.Skip(1));
    }

    [Fact]
    public void Open_TooLittleSpace_IsRefusedWithWhatItTakes()
    {
        var before = Rows("SELECT count(*) FROM events");
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            var refusal = Should.Throw<SchemaException>(
                () => new Migrator(_store.Time, _store.Config.Path, _ => 100).Apply(session, Migration.Sqlite));
            refusal.Message.ShouldContain("0.1 MiB must be free in " + Path.GetDirectoryName(_store.Config.Path));
            refusal.Message.ShouldContain("0.0 MiB are");
        }

        Rows("SELECT count(*) FROM events").ShouldBe(before);
        SqliteStorage.Open(_store.Config, _store.Time, _store.Entropy, NullLoggerFactory.Instance).Dispose();
    }

    /// <summary>What the refusal above promises: so much was enough.</summary>
    [Fact]
    public void Move_OfManyEvents_TakesLessThanWhatIsAskedFor()
    {
        long needed = 0;
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            for (var doubling = 0; doubling < 6; doubling++)
            {
                session.Execute(
                    "INSERT INTO streams (persistence_id) SELECT printf('interaction/%032x', number + (SELECT max(number) FROM streams)) FROM streams;" +
                    "INSERT INTO events (stream, sequence, type, version, at, data) " +
                    "SELECT stream + (SELECT max(stream) FROM events), sequence, type, version, at, data FROM events;");
            }

            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            var size = new FileInfo(_store.Config.Path).Length;
            new Migrator(
                _store.Time,
                _store.Config.Path,
                _ =>
                {
                    using var row = session.Prepare($"SELECT 2 * (sum(octet_length(data)) + count(*) * {JournalSpace.RowBytes}) FROM events");
                    row.Step();
                    needed = row.Long(0);
                    return long.MaxValue;
                }).Apply(session, Migration.Sqlite);

            var log = new FileInfo(_store.Config.Path + "-wal").Length;
            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            var taken = log + new FileInfo(_store.Config.Path).Length - size;
            taken.ShouldBeInRange(needed / 2, needed);
        }
    }

    private List<string> Rows(string sql)
    {
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare(sql);
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.Text(0));
        }

        return found;
    }
}
