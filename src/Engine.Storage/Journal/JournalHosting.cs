using Akka.Actor.Setup;
using Akka.Hosting;
using Akka.Persistence.Sql;
using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Engine.Storage.Events;

namespace Engine.Storage.Journal;

/// <summary>Hands the open store to the journal, which Akka makes from its configuration alone.</summary>
public sealed class EngineJournalSetup : Setup
{
    internal EngineJournalSetup(IJournalStore store, FreshIds freshIds, TimeProvider time) => (Store, FreshIds, Time) = (store, freshIds, time);

    internal IJournalStore Store { get; }

    internal FreshIds FreshIds { get; }

    internal TimeProvider Time { get; }

    /// <summary>Hears each event once it is stored and before any effect runs; null = nobody.</summary>
    internal Action<InteractionEvent>? Stored { get; init; }

    internal EngineJournalSetup Tapped(Action<InteractionEvent>? stored) => stored is null ? this : new EngineJournalSetup(Store, FreshIds, Time) { Stored = stored };
}

/// <summary>Puts the engine's journal and its serializer into an actor system.</summary>
public static class JournalHosting
{
    /// <summary>
    /// The journal's part of the configuration. What follows auto-initialize is not for <see cref="EngineJournal"/>, which makes no queries of the
    /// package's: with it the package's own journal (class <c>SqlWriteJournal</c>) and read journal work on the same table as well.
    /// </summary>
    public const string Hocon =
        """
        akka.persistence {
          snapshot-store.plugin = "akka.persistence.no-snapshot-store"
          max-concurrent-recoveries = 200
          journal {
            plugin = "akka.persistence.journal.sql"
            auto-start-journals = ["akka.persistence.journal.sql"]
            sql {
              class = "Engine.Storage.Journal.EngineJournal, Engine.Storage"
              replay-filter.mode = off
              circuit-breaker {
                max-failures = 100000
                call-timeout = 10s
                reset-timeout = 1s
              }
              auto-initialize = off
              parallelism = 1
              batch-size = 400
              tag-write-mode = Csv
              read-isolation-level = read-uncommitted
            }
          }
        }
        """;

    /// <summary>Adds journal, serializer and the open store. The store must outlive the system.</summary>
    /// <param name="builder">Of the actor system.</param>
    /// <param name="storage">The open store.</param>
    /// <param name="stored">Hears each event once it is stored and before any effect runs; null = nobody.</param>
    public static AkkaConfigurationBuilder WithEngineJournal(
        this AkkaConfigurationBuilder builder, SqliteStorage storage, Action<InteractionEvent>? stored = null) =>
        builder.WithJournal(storage.JournalSetup.Tapped(stored));

    internal static AkkaConfigurationBuilder WithJournal(this AkkaConfigurationBuilder builder, EngineJournalSetup setup) => builder
        .AddHocon(Hocon, HoconAddMode.Prepend)
        .AddHocon(SqlPersistence.DefaultConfiguration, HoconAddMode.Append)
        .AddSetup(setup)
        .WithCustomSerializer(EventSerializer.Name, [typeof(InteractionEvent)], system => new EventSerializer(system));
}
