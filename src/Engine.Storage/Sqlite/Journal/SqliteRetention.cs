using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Retention in SQLite. Ids begin with the time, so the oldest interactions stand at the beginning of their index.</summary>
internal sealed class SqliteRetention(SqliteDatabase database) : IRetention
{
    /// <summary>Interactions that leave in one write. They may share a transaction with appends of calls, so this bounds how long those wait: some 5 ms.</summary>
    public const int GroupMax = 20;

    /// <summary>Pages of 4 KiB that one write gives back.</summary>
    private const int PagesAtOnce = 128;

    /// <summary>PRAGMA auto_vacuum: 2 is incremental.</summary>
    private const long Incremental = 2;

    public async Task<RemovedGroup> RemoveAsync(Leaving what, DateTimeOffset endedBefore, string? after, CancellationToken cancellation)
    {
        var (from, looked) = await database.Readers.ReadAsync(session => Oldest(session, what, endedBefore, after), cancellation);
        var ripe = looked.Where(one => one.EndedAt is { } at && at < endedBefore).Select(one => one.Id).ToList();
        var stays = looked.FindIndex(one => !(one.EndedAt is { } at && at < endedBefore));
        var through = stays < 0 ? looked.LastOrDefault().Id : stays == 0 ? null : looked[stays - 1].Id;
        var removed = looked.Count == 0 ? 0 : await database.Writer.SubmitAsync(session => Remove(session, what, ripe, from, through), cancellation);
        return new RemovedGroup(removed, looked.Count < GroupMax ? null : looked[^1].Id);
    }

    public Task<StoreSize> SizeAsync(CancellationToken cancellation) => database.Readers.ReadAsync(
        session =>
        {
            var page = Number(session, "PRAGMA page_size");
            return new StoreSize(Number(session, "PRAGMA page_count") * page, Number(session, "PRAGMA freelist_count") * page, Number(session, "PRAGMA auto_vacuum") == Incremental);
        },
        cancellation);

    public Task ShrinkAsync(CancellationToken cancellation) => database.Writer.SubmitAsync(
        session =>
        {
            session.Execute(FormattableString.Invariant($"PRAGMA incremental_vacuum({PagesAtOnce})"));
            return true;
        },
        cancellation);

    private static (string From, List<(string Id, DateTimeOffset? EndedAt)> Looked) Oldest(
        SqliteSession session, Leaving what, DateTimeOffset endedBefore, string? after)
    {
        var from = after ?? Mark(session, what);
        var looked = new List<(string, DateTimeOffset?)>();
        using var rows = session.Prepare("SELECT id, ended_at FROM interactions WHERE id > ? AND id < ? ORDER BY id LIMIT ?")
            .With(from).With(IdTimes.AcceptedBefore(endedBefore)).With(GroupMax);
        while (rows.Step())
        {
            looked.Add((rows.Text(0), rows.TimeOrNull(1)));
        }

        return (from, looked);
    }

    private static int Remove(SqliteSession session, Leaving what, IReadOnlyList<string> ripe, string from, string? through)
    {
        var removed = 0;
        foreach (var id in ripe)
        {
            var persistenceId = EncodedBatch.PersistenceIdOf(new InteractionId(id));
            var hadEvents = JournalRows.Delete(session, persistenceId);
            if (what == Leaving.Everything)
            {
                InteractionRows.DeleteEnded(session, new InteractionId(id));
            }

            removed += hadEvents || what == Leaving.Everything ? 1 : 0;
        }

        // Rows that stay would be gone through again with every run. The mark goes no further than the first that could not leave yet.
        if (what == Leaving.Events && through is not null && string.CompareOrdinal(from, Mark(session, what)) <= 0)
        {
            session.Prepare("INSERT INTO retention_marks (what, through) VALUES ('events', ?1) ON CONFLICT (what) DO UPDATE SET through = max(through, ?1)")
                .With(through).Run();
        }

        return removed;
    }

    private static string Mark(SqliteSession session, Leaving what)
    {
        if (what == Leaving.Everything)
        {
            return "";
        }

        using var row = session.Prepare("SELECT through FROM retention_marks WHERE what = 'events'");
        return row.Step() ? row.Text(0) : "";
    }

    private static long Number(SqliteSession session, string sql)
    {
        using var row = session.Prepare(sql);
        row.Step();
        return row.Long(0);
    }
}
