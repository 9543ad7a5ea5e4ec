using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Rebuilds what is read of interactions from their events, by the projection that writes it. Each interaction is one write among the others.</summary>
internal sealed class SqliteReprojection(SqliteDatabase database, EventCatalog catalog)
{
    /// <summary>Interactions that are handed to the writer at once. They may share a transaction, so this bounds how long an append waits for them: some 10 ms.</summary>
    private const int BatchMax = 50;

    private const string Ids =
        "SELECT persistence_id FROM journal WHERE sequence_number = 1 AND deleted = 0 AND persistence_id > ? ORDER BY persistence_id LIMIT ?";

    /// <summary>Whose events retention took away has a last row in the journal, and keeps its rows here.</summary>
    private const string Ghosts =
        "SELECT number FROM interactions i WHERE number > ? AND NOT EXISTS " +
        "(SELECT 1 FROM journal j WHERE j.persistence_id = 'interaction/' || i.id) ORDER BY number LIMIT ?";

    private const string LostSteps =
        "SELECT DISTINCT interaction FROM report_rows r WHERE interaction > ? AND NOT EXISTS " +
        "(SELECT 1 FROM interactions i WHERE i.number = r.interaction) ORDER BY interaction LIMIT ?";

    public async Task<int> RunAsync(InteractionId? one, CancellationToken cancellation)
    {
        if (one is { } interactionId)
        {
            return await RebuildAsync(interactionId, cancellation) ? 1 : 0;
        }

        // First what belongs to nobody, so that no number is given out again over it.
        await DeleteAllAsync(Ghosts, cancellation);
        await DeleteAllAsync(LostSteps, cancellation);
        return await RebuildAllAsync(cancellation);
    }

    private async Task<int> RebuildAllAsync(CancellationToken cancellation)
    {
        var (rebuilt, after) = (0, "");
        while (true)
        {
            var from = after;
            var page = await database.Readers.ReadAsync(session => Page(session, Ids, statement => statement.With(from), row => row.Text(0)), cancellation);
            var ends = await Task.WhenAll(page
                .Select(EncodedBatch.InteractionOf)
                .OfType<InteractionId>()
                .Select(id => RebuildAsync(id, cancellation)));
            rebuilt += ends.Count(done => done);
            if (page.Count < BatchMax)
            {
                return rebuilt;
            }

            after = page[^1];
        }
    }

    /// <returns>False when it has no events.</returns>
    private Task<bool> RebuildAsync(InteractionId interactionId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session =>
        {
            // Read by the writer: nothing can be appended between the reading and the rows.
            var events = JournalRows.OfInteraction(session, catalog, interactionId, 1, int.MaxValue);
            if (events.Count == 0)
            {
                return false;
            }

            ReadSideRows.Rebuild(session, interactionId, new ReadSideChange(events.Select(entry => entry.Event)));
            return true;
        },
        cancellation);

    private async Task DeleteAllAsync(string query, CancellationToken cancellation)
    {
        long after = 0;
        while (true)
        {
            var from = after;
            var page = await database.Readers.ReadAsync(session => Page(session, query, statement => statement.With(from), row => row.Long(0)), cancellation);
            foreach (var number in page)
            {
                await database.Writer.SubmitAsync(
                    session =>
                    {
                        InteractionRows.Delete(session, number);
                        return true;
                    },
                    cancellation);
            }

            if (page.Count < BatchMax)
            {
                return;
            }

            after = page[^1];
        }
    }

    private static List<T> Page<T>(SqliteSession session, string query, Func<Statement, Statement> bind, Func<Statement, T> read)
    {
        var page = new List<T>();
        using var rows = bind(session.Prepare(query)).With(BatchMax);
        while (rows.Step())
        {
            page.Add(read(rows));
        }

        return page;
    }
}
