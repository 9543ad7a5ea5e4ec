using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Engine.Benchmarks.Store;

/// <summary>
/// A large store in minutes: interactions that the engine itself has run are copied, with their rows and events, under new ids, one accepted each second
/// up to now. The engine must not run.
/// </summary>
internal static class StoreFiller
{
    private const int Batch = 20_000;

    /// <summary>Copies one of them that many times.</summary>
    /// <param name="file">The store.</param>
    /// <param name="interaction">The id of an ended interaction.</param>
    /// <param name="copies">How many.</param>
    /// <param name="every">Seconds between two of them.</param>
    public static void Copy(string file, string interaction, int copies, int every)
    {
        using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        store.Open();
        Run(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
        var number = Long(store, "SELECT coalesce(max(number), 0) + 1 FROM interactions");
        var ordering = Long(store, "SELECT coalesce(max(ordering), 0) + 1 FROM journal");
        var events = Long(store, "SELECT count(*) FROM journal WHERE persistence_id = 'interaction/' || $id", ("$id", interaction));
        var first = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - ((long)copies * every * 1000);
        for (var from = 0; from < copies; from += Batch)
        {
            (string, object)[] values =
            [
                ("$id", interaction), ("$from", from), ("$to", Math.Min(copies, from + Batch) - 1), ("$first", first), ("$step", every * 1000), ("$number", number),
                ("$ordering", ordering), ("$events", events),
            ];
            Run(store, "BEGIN");
            Run(store, Series + Interactions(store), values);
            Run(store, Series + Rows(store), values);
            Run(store, Series + Journal, values);
            Run(store, "COMMIT");
        }

        Run(store, "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE");
    }

    /// <summary>Ids: the time of the copy, what the engine minted behind it, the number of the copy.</summary>
    private const string NewId = "printf('%012x', $first + n.i * $step) || substr(t.id, 13, 12) || printf('%08x', n.i)";

    private const string Series = "WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n WHERE i < $to) ";

    private const string Shift = "($first + n.i * $step - t.accepted_at)";

    private const string Journal = $"""
        INSERT INTO journal (ordering, created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier, writer_uuid)
        SELECT $ordering + n.i * $events + j.sequence_number - 1, j.created + {Shift} * 10000, 0, 'interaction/' || {NewId}, j.sequence_number,
            CAST(replace(CAST(j.message AS TEXT), t.id, {NewId}) AS BLOB), j.tags, j.manifest, j.identifier, j.writer_uuid
        FROM n JOIN interactions t ON t.id = $id JOIN journal j ON j.persistence_id = 'interaction/' || $id
        ORDER BY n.i, j.sequence_number
        """;

    private static string Interactions(SqliteConnection store)
    {
        var columns = Columns(store, "interactions");
        return $"INSERT INTO interactions ({string.Join(", ", columns)}) SELECT " + string.Join(", ", columns.Select(column => column switch
        {
            "number" => "$number + n.i",
            "id" => NewId,
            "accepted_at" or "ringing_at" or "answered_at" or "call_ended_at" or "ended_at" => $"t.{column} + {Shift}",
            _ => "t." + column,
        })) + " FROM n JOIN interactions t ON t.id = $id";
    }

    private static string Rows(SqliteConnection store)
    {
        var columns = Columns(store, "report_rows");
        return $"INSERT INTO report_rows ({string.Join(", ", columns)}) SELECT " + string.Join(", ", columns.Select(column => column switch
        {
            "interaction" => "$number + n.i",
            "started_at" => $"r.started_at + {Shift}",
            _ => "r." + column,
        })) + " FROM n JOIN interactions t ON t.id = $id JOIN report_rows r ON r.interaction = t.number ORDER BY n.i, r.step_order";
    }

    private static List<string> Columns(SqliteConnection store, string table)
    {
        using var command = store.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT name FROM pragma_table_info('{table}')");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static long Long(SqliteConnection store, string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(store, sql, values);
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection store, string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(store, sql, values);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection store, string sql, (string Name, object Value)[] values)
    {
        var command = store.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
