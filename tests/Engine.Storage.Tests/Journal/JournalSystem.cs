using Akka.Actor;
using Akka.Hosting;
using Engine.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Storage.Tests.Journal;

/// <summary>An actor system that persists into an open store, composed as the host composes its own.</summary>
internal sealed class JournalSystem : IAsyncDisposable
{
    private const string Quiet = "akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off, actor.serialization-settings.allow-unregistered-types = false }";

    private readonly ServiceProvider _services;

    private JournalSystem(ServiceProvider services) => (_services, System) = (services, services.GetRequiredService<ActorSystem>());

    public ActorSystem System { get; }

    /// <param name="storage">Must stay open until the system has ended.</param>
    /// <param name="hocon">Stronger than the journal's own.</param>
    public static JournalSystem Start(SqliteStorage storage, string hocon = "") => Start(storage.JournalSetup, hocon);

    /// <param name="setup">Of a storage that stays open until the system has ended.</param>
    /// <param name="hocon">Stronger than the journal's own.</param>
    public static JournalSystem Start(EngineJournalSetup setup, string hocon = "")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAkka("test", builder => builder.WithJournal(setup).AddHocon(Quiet + "\n" + hocon, HoconAddMode.Prepend));
        return new JournalSystem(services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await _services.DisposeAsync();
    }
}
