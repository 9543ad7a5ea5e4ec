using System.Globalization;
using Akka.Actor;
using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Storage.Tests.Journal;

/// <summary>EngineJournal on a SQLite file of its own.</summary>
internal sealed class SqliteJournalUnderTest : IJournalUnderTest, IAsyncDisposable
{
    private readonly TempStore _store = new();
    private SqliteStorage? _otherStorage;
    private JournalSystem? _system;
    private JournalSystem? _other;

    public ActorSystem System => (_system ??= JournalSystem.Start(_store.Storage)).System;

    public ActorSystem OtherNode
    {
        get
        {
            // The first has made the file.
            _ = System;
            _otherStorage ??= SqliteStorage.Open(
                _store.Config with { TakeOwnership = false }, _store.Time, _store.Entropy, NullLoggerFactory.Instance);
            return (_other ??= JournalSystem.Start(_otherStorage)).System;
        }
    }

    public FreshIds FreshIds => _store.Storage.FreshIds;

    public IInteractionReader Interactions => _store.Storage.Interactions;

    public AccountId Account => TempStore.Acme;

    public InteractionId Id(int number) => new(Sample.Id(number));

    public IReadOnlyList<InteractionEvent> Life(int number) => Sample.Answered(number, Account);

    public InteractionEvent Event(int number) =>
        new InteractionEvent.CancelRequested(Sample.At, number.ToString(CultureInfo.InvariantCulture));

    public async Task ReopenAsync()
    {
        await EndAsync();
        _store.Reopen();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _store.Dispose();
    }

    private async Task EndAsync()
    {
        foreach (var system in (JournalSystem?[])[_system, _other])
        {
            if (system is not null)
            {
                await system.DisposeAsync();
            }
        }

        _otherStorage?.Dispose();
        (_system, _other, _otherStorage) = (null, null, null);
    }
}
