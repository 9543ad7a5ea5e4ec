using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite;

public sealed class MigratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-storage-").FullName;
    private readonly VirtualTime _time = new();

    public static TheoryData<int> OlderSchemas => [.. Enumerable.Range(0, Migration.Sqlite.Count)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(OlderSchemas))]
    public void Open_OlderSchema_EndsAtTheSameSchemaAndKeepsItsRows(int applied)
    {
        var config = Config("old");
        SqliteDatabase.Open(config, _time, [.. Migration.Sqlite.Take(applied)]).Dispose();
        if (HasOldJournal(applied))
        {
            Execute(
                config,
                "INSERT INTO streams (number, persistence_id) VALUES (1, 's/1');" +
                "INSERT INTO events (stream, sequence, type, version, at, data) VALUES (1, 1, 'cancel_requested', 1, 0, '{}')");
        }

        SqliteDatabase.Open(config, _time).Dispose();
        SqliteDatabase.Open(Config("new"), _time).Dispose();

        Schema(config).ShouldBe(Schema(Config("new")));
        Count(config, "SELECT count(*) FROM journal WHERE persistence_id = 's/1' AND manifest = 'cancel_requested/1'").ShouldBe(HasOldJournal(applied) ? 1 : 0);
        Count(config, "SELECT count(*) FROM schema_migrations").ShouldBe(Migration.Sqlite.Count);
    }

    [Fact]
    public void Open_SchemaOfANewerEngine_IsRefused()
    {
        var newer = new Migration(Migration.Sqlite.Count + 1, "of_tomorrow", "CREATE TABLE tomorrow (n INTEGER) STRICT;", "hash");
        SqliteDatabase.Open(Config("db"), _time, [.. Migration.Sqlite, newer]).Dispose();

        Should.Throw<SchemaException>(() => SqliteDatabase.Open(Config("db"), _time)).Message.ShouldContain("newer");
    }

    [Fact]
    public void Open_ScriptChangedSince_IsRefused()
    {
        SqliteDatabase.Open(Config("db"), _time).Dispose();

        var edited = Migration.Sqlite[0] with { Hash = "edited" };
        Should.Throw<SchemaException>(() => SqliteDatabase.Open(Config("db"), _time, [edited, .. Migration.Sqlite.Skip(1)]))
            .Message.ShouldContain("Migration 1");
    }

    [Fact]
    public void Open_MigrationFails_ChangesNothing()
    {
        var config = Config("db");
        var broken = new Migration(Migration.Sqlite.Count + 1, "broken", "CREATE TABLE half (n INTEGER) STRICT; NOT SQL;", "hash");
        SqliteDatabase.Open(config, _time).Dispose();
        var before = Schema(config);

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => SqliteDatabase.Open(config, _time, [.. Migration.Sqlite, broken]));

        Schema(config).ShouldBe(before);
        SqliteDatabase.Open(config, _time).Dispose();
    }

    [Fact]
    public async Task Open_ManyAtOnce_MigrateOnce()
    {
        var config = Config("db") with { TakeOwnership = false };
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqliteDatabase.Open(config, _time))));
        foreach (var database in opened)
        {
            database.Dispose();
        }

        Count(config, "SELECT count(*) FROM schema_migrations").ShouldBe(Migration.Sqlite.Count);
    }

    [Fact]
    public void Open_SecondEngineOnTheSameStore_IsRefused()
    {
        using var first = SqliteDatabase.Open(Config("db"), _time);

        Should.Throw<StoreUnavailableException>(() => SqliteDatabase.Open(Config("db"), _time));
        SqliteDatabase.Open(Config("db") with { TakeOwnership = false }, _time).Dispose();
    }

    private static bool HasOldJournal(int applied) => applied is >= 1 and < 15;

    private SqliteConfig Config(string name) => new() { Path = Path.Combine(_folder, name + ".db") };

    private static void Execute(SqliteConfig config, string sql)
    {
        using var session = SqliteSession.Open(config, readOnly: false);
        session.Execute(sql);
    }

    private static long Count(SqliteConfig config, string sql)
    {
        using var session = SqliteSession.Open(config, readOnly: true);
        using var row = session.Prepare(sql);
        row.Step().ShouldBeTrue();
        return row.Long(0);
    }

    private static List<string> Schema(SqliteConfig config)
    {
        using var session = SqliteSession.Open(config, readOnly: true);
        using var rows = session.Prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1");
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.Text(0));
        }

        return found;
    }
}
