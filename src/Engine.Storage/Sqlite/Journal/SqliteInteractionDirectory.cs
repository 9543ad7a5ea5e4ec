using System.Runtime.CompilerServices;
using Engine.Ports.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Interactions in flight, from the table that is written with their events. Read in pages: a read must not stay open while actors recover.</summary>
internal sealed class SqliteInteractionDirectory(SqliteDatabase database) : IInteractionDirectory
{
    internal const string PageQuery = "SELECT id FROM interactions WHERE ended_at IS NULL AND id > ? ORDER BY id LIMIT ?";

    private const int PageRows = 1_000;

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = "";
        while (true)
        {
            var from = after;
            var page = await database.Readers.ReadAsync(session => Page(session, from), cancellation);
            foreach (var id in page)
            {
                yield return id;
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    private static List<string> Page(SqliteSession session, string after)
    {
        var ids = new List<string>();
        using var rows = session.Prepare(PageQuery).With(after).With(PageRows);
        while (rows.Step())
        {
            ids.Add(rows.Text(0));
        }

        return ids;
    }
}
