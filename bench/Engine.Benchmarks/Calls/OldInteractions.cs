using Microsoft.Data.Sqlite;

namespace Engine.Benchmarks.Calls;

/// <summary>Fills a store that no engine serves with copies of the interactions in it, as if they had been made long ago.</summary>
internal static class OldInteractions
{
    private const int Wanted = 40_000;
    private const long YearMs = 365L * 24 * 60 * 60 * 1000;

    /// <summary>Between two copies: longer than it took to make what is copied.</summary>
    private const long ApartMs = 10L * 60 * 1000;

    /// <returns>How many copies were made: <see cref="Wanted"/> or a few more.</returns>
    public static int Multiply(string path)
    {
        using var store = new SqliteConnection($"Data Source={path};Pooling=False");
        store.Open();
        store.CreateFunction("unhex_ms", (string id) => Convert.ToInt64(id[..12], 16), isDeterministic: true);
        using var all = store.BeginTransaction();
        Run(store, "CREATE TEMP TABLE made AS SELECT number, id FROM interactions WHERE ended_at IS NOT NULL");
        var each = (int)(long)Scalar(store, "SELECT count(*) FROM made");
        var copies = (Wanted + each - 1) / each;
        var kept = string.Join(", ", Columns(store, "interactions").Except(["number", "id", "accepted_at", "ended_at"], StringComparer.Ordinal));
        var steps = string.Join(", ", Columns(store, "report_rows").Except(["interaction", "started_at"], StringComparer.Ordinal));
        for (var copy = 0; copy < copies; copy++)
        {
            // An id begins with its time, in twelve digits of hexadecimal.
            var shift = YearMs - (copy * ApartMs);
            var past = $"- {shift}";
            Run(store, $"INSERT INTO interactions (id, accepted_at, ended_at, {kept}) SELECT {Id("i.id", past)}, i.accepted_at {past}, i.ended_at {past}, {Of("i", kept)} FROM interactions i JOIN made m ON m.number = i.number");
            Run(store, $"INSERT INTO report_rows (interaction, started_at, {steps}) SELECT c.number, r.started_at {past}, {Of("r", steps)} FROM report_rows r JOIN made m ON m.number = r.interaction JOIN interactions c ON c.id = {Id("m.id", past)}");
            Run(store, $"INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier) SELECT j.created, j.deleted, 'interaction/' || {Id("m.id", past)}, j.sequence_number, j.message, j.tags, j.manifest, j.identifier FROM journal j JOIN made m ON j.persistence_id = 'interaction/' || m.id");
        }

        all.Commit();
        return copies * each;
    }

    private static string Id(string id, string past) => $"(printf('%012x', unhex_ms({id}) {past}) || substr({id}, 13))";

    private static string Of(string table, string columns) => string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));

    private static List<string> Columns(SqliteConnection store, string table)
    {
        using var command = store.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static object Scalar(SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
