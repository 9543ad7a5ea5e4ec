using Engine.Ports.Journal;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>
/// Puts a group of batches into one transaction. A batch that must not be stored fails alone: the last sequences of the group tell who believed something
/// wrong, and the rest goes again; what is refused for another reason is found by halves. When the database fails, none is stored.
/// </summary>
internal sealed class PostgresCommitter(WriterConnection connection, StoreHealth health)
{
    /// <summary>Every batch of the group has its result when this returns.</summary>
    /// <param name="group">No id twice.</param>
    public async Task CommitAsync(List<PostgresAppend> group)
    {
        group.RemoveAll(DropGivenUp);
        if (group.Count == 0)
        {
            return;
        }

        group.Sort(static (one, other) => string.CompareOrdinal(one.Batch.PersistenceId, other.Batch.PersistenceId));
        try
        {
            await StoreAsync(await connection.GetAsync(), group);
            health.Committed();
        }
        catch (Exception cause)
        {
            await AbandonAsync(group, cause);
        }
    }

    /// <summary>Finds out whether an idle database is there, and whether one that failed can be written to again.</summary>
    public async Task ProbeAsync()
    {
        try
        {
            var open = await connection.GetAsync();
            await using var probe = new NpgsqlCommand(health.IsHealthy ? "SELECT 1" : "UPDATE store_probe SET at = at + 1", open);
            await probe.ExecuteNonQueryAsync();
            health.Committed();
        }
        catch (Exception cause)
        {
            if (health.IsHealthy || cause is not StoreUnavailableException)
            {
                health.Failed(cause.Message);
            }

            await connection.LoseAsync();
        }
    }

    private static bool DropGivenUp(PostgresAppend append)
    {
        // Looked at once: it may change meanwhile, and whoever is dropped must be told.
        var isGivenUp = append.IsGivenUp;
        if (isGivenUp)
        {
            // Nobody waits for it any more, and it is not under way yet: so it had better not happen.
            append.Failed(new StoreUnavailableException("The database was too slow: given up before it was written."));
        }

        return isGivenUp;
    }

    private async Task StoreAsync(NpgsqlConnection open, List<PostgresAppend> group)
    {
        if (await TryAsync(open, group) is not { } refusal)
        {
            group.ForEach(static append => append.Stored());
            return;
        }

        var innocent = await SortOutAsync(open, group);
        if (innocent.Count == 1 && group.Count == 1)
        {
            innocent[0].Failed(new InvalidDataException(
                $"{innocent[0].Batch.PersistenceId}: the interaction was not accepted, a step not entered, or a row exists already.", refusal));
        }
        else if (innocent.Count == group.Count)
        {
            await StoreAsync(open, innocent[..(innocent.Count / 2)]);
            await StoreAsync(open, innocent[(innocent.Count / 2)..]);
        }
        else if (innocent.Count > 0)
        {
            await StoreAsync(open, innocent);
        }
    }

    /// <returns>Why nothing of the group was stored, when the reason lies in one of its batches.</returns>
    private static async Task<PostgresException?> TryAsync(NpgsqlConnection open, List<PostgresAppend> group)
    {
        await using var statements = AppendStatements.Of(open, group);
        try
        {
            await statements.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refusal) when (LiesInABatch(refusal))
        {
            return refusal;
        }
    }

    /// <summary>Fails who believed another last sequence than there is.</summary>
    /// <returns>The rest.</returns>
    private static async Task<List<PostgresAppend>> SortOutAsync(NpgsqlConnection open, List<PostgresAppend> group)
    {
        var known = await AppendStatements.LastAsync(open, group);
        var innocent = new List<PostgresAppend>(group.Count);
        foreach (var append in group)
        {
            var (last, isDeleted) = known[append.Batch.PersistenceId];
            if (isDeleted)
            {
                append.Failed(new WriteRefusedException($"{append.Batch.PersistenceId}: its events have been deleted, nothing can follow them."));
            }
            else if (last != append.Batch.First - 1)
            {
                append.Failed(new SequenceConflictException(append.Batch.PersistenceId, append.Batch.First - 1, last));
            }
            else
            {
                innocent.Add(append);
            }
        }

        return innocent;
    }

    /// <summary>The database failed under the group. Those of it that have their result already keep it.</summary>
    private async Task AbandonAsync(List<PostgresAppend> group, Exception cause)
    {
        health.Failed(cause.Message);
        var failure = cause as StoreUnavailableException ?? await SettleAsync(cause);
        group.ForEach(append => append.Failed(failure));
    }

    /// <summary>An error of the server's says that nothing is stored. Anything else leaves it open, until the next connection has seen the end of this one.</summary>
    private async Task<StoreUnavailableException> SettleAsync(Exception cause)
    {
        if (cause is PostgresException && connection.IsOpen)
        {
            return new StoreUnavailableException("Not stored: " + cause.Message, cause);
        }

        try
        {
            await connection.LoseAsync();
            await connection.GetAsync();
        }
        catch (Exception still)
        {
            // Those who wait must be told in any case.
            health.Failed($"{cause.Message}; connecting again: {still.Message}");
        }

        return new StoreUnavailableException("Perhaps not stored: " + cause.Message, cause);
    }

    /// <summary>Class 22 and 23: data or a constraint; EN: <c>engine_expect</c>.</summary>
    private static bool LiesInABatch(PostgresException refusal) =>
        refusal.SqlState.StartsWith("22", StringComparison.Ordinal) || refusal.SqlState.StartsWith("23", StringComparison.Ordinal)
        || refusal.SqlState.StartsWith("EN", StringComparison.Ordinal);
}
