namespace Engine.Storage.Tests.Journal;

/// <summary>Akka.Persistence.Sql as it is shipped, on the engine's file and with the settings that <c>JournalHosting</c> has for it.</summary>
internal static class PackagesOwnJournal
{
    public static JournalSystem Start(TempStore store) => JournalSystem.Start(
        store.Storage,
        $$"""
        akka.persistence {
          journal.sql {
            class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
            provider-name = "SQLite.MS"
            connection-string = "Data Source={{store.Config.Path}}"
          }
          query.journal.sql {
            write-plugin = "akka.persistence.journal.sql"
            provider-name = "SQLite.MS"
            connection-string = "Data Source={{store.Config.Path}}"
            tag-read-mode = Csv
            read-isolation-level = read-uncommitted
          }
        }
        """);
}
