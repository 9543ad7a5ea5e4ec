using Engine.Storage.Postgres;

namespace Engine.Storage.Tests.Journal;

/// <summary>Akka.Persistence.Sql as it is shipped, on the engine's tables and with the settings that <c>JournalHosting</c> has for it, but for the patience with
/// its first statement: on a busy machine that is compiled for longer than the engine would wait for a store.</summary>
internal static class PackagesOwnJournal
{
    public static JournalSystem Start(TempStore store) =>
        JournalSystem.Start(store.Storage, Hocon("SQLite.MS", $"Data Source={store.Config.Path}", "read-uncommitted"));

    public static JournalSystem Start(PostgresStorage storage, PostgresConfig config) =>
        JournalSystem.Start(storage.JournalSetup, Hocon("PostgreSQL.15", config.ConnectionString, "read-committed"));

    private static string Hocon(string provider, string connectionString, string isolation) =>
        $$"""
        akka.persistence {
          journal.sql {
            class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
            provider-name = "{{provider}}"
            connection-string = "{{connectionString}}"
            read-isolation-level = {{isolation}}
            recovery-event-timeout = 60s
            circuit-breaker.call-timeout = 60s
          }
          query.journal.sql {
            write-plugin = "akka.persistence.journal.sql"
            provider-name = "{{provider}}"
            connection-string = "{{connectionString}}"
            tag-read-mode = Csv
            read-isolation-level = {{isolation}}
          }
        }
        """;
}
