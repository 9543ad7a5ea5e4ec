using System.Globalization;
using Akka.Actor;
using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Postgres;
using Engine.Testing.Journal;

namespace Engine.Storage.Tests.Journal;

/// <summary>EngineJournal on a PostgreSQL database of its own.</summary>
internal sealed class PostgresJournalUnderTest : IJournalUnderTest, IAsyncDisposable
{
    private readonly PostgresConfig _config;
    private PostgresStorage _storage;
    private PostgresStorage _otherStorage;
    private JournalSystem? _system;
    private JournalSystem? _other;

    private PostgresJournalUnderTest(PostgresConfig config, PostgresStorage storage, PostgresStorage other) =>
        (_config, _storage, _otherStorage) = (config, storage, other);

    public ActorSystem System => (_system ??= JournalSystem.Start(_storage.JournalSetup)).System;

    public ActorSystem OtherNode => (_other ??= JournalSystem.Start(_otherStorage.JournalSetup)).System;

    public FreshIds FreshIds => _storage.FreshIds;

    public IInteractionReader Interactions => _storage.Interactions;

    public AccountId Account => TempStore.Acme;

    public static async Task<PostgresJournalUnderTest> OpenAsync(PostgresConfig config) => new(config, await OpenStorageAsync(config), await OpenStorageAsync(config));

    public InteractionId Id(int number) => new(Sample.Id(number));

    public IReadOnlyList<InteractionEvent> Life(int number) => Sample.Answered(number, Account);

    public InteractionEvent Event(int number) =>
        new InteractionEvent.CancelRequested(Sample.At, number.ToString(CultureInfo.InvariantCulture));

    public async Task ReopenAsync()
    {
        await DisposeAsync();
        (_storage, _otherStorage) = (await OpenStorageAsync(_config), await OpenStorageAsync(_config));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in (JournalSystem?[])[_system, _other])
        {
            if (system is not null)
            {
                await system.DisposeAsync();
            }
        }

        (_system, _other) = (null, null);
        await _storage.DisposeAsync();
        await _otherStorage.DisposeAsync();
    }

    private static Task<PostgresStorage> OpenStorageAsync(PostgresConfig config) => PostgresStorage.OpenAsync(config, TimeProvider.System, default);
}
