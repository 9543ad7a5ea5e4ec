using System.Runtime.CompilerServices;
using Engine.Ports.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>Interactions in flight, from the table that is written with their events. Read in pages: a read must not stay open while actors recover.</summary>
internal sealed class PostgresInteractionDirectory(PostgresSessions sessions) : IInteractionDirectory
{
    private const int PageRows = 1_000;

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = "";
        while (true)
        {
            var from = after;
            var page = await sessions.ReadAsync(connection => PageAsync(connection, from, cancellation), cancellation);
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

    private static async Task<List<string>> PageAsync(NpgsqlConnection connection, string after, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("SELECT id FROM interactions WHERE ended_at IS NULL AND id > $1 ORDER BY id LIMIT $2", connection)
        {
            Parameters = { Value.Of(after), Value.Of(PageRows) },
        };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }
}
