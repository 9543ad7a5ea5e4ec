using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Engine.Ports.Journal;
using Engine.Testing.Ports;

namespace Engine.Testing.Actors;

/// <summary>
/// Akka's way to an <see cref="InMemoryJournal"/>. Events stay the objects they are. Faults of the store are told as a database's would be: a refused
/// flow, or an event that cannot be written, rejects the one write; everything else fails it and stops its actor.
/// </summary>
/// <remarks>
/// Akka's circuit breaker takes its time from the real clock, so it is kept out of it (its call-timeout is infinite); that an append is given up after
/// <see cref="InMemoryJournal.PatienceOfAppend"/>, though it may still be stored, is done here, on the store's clock.
/// </remarks>
public sealed class SimulatedJournal : AsyncWriteJournal
{
    /// <summary>Makes this the journal of an actor system that has a <see cref="SimulatedJournalSetup"/>.</summary>
    public static readonly Config Settings = ConfigurationFactory.ParseString(
        $$"""
        akka.persistence {
          journal.plugin = "engine.testing.journal"
          snapshot-store.plugin = "akka.persistence.no-snapshot-store"
        }
        engine.testing.journal {
          class = "{{typeof(SimulatedJournal).FullName}}, {{typeof(SimulatedJournal).Assembly.GetName().Name}}"
          replay-filter.mode = off
          circuit-breaker {
            max-failures = 1000000
            call-timeout = infinite
          }
        }
        """);

    private readonly InMemoryJournal _store = Context.System.Settings.Setup.Get<SimulatedJournalSetup>().Value.Store;
    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>What an actor system of its own, on real threads, is created with to write to that store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="settings">What else its configuration says, in HOCON.</param>
    public static ActorSystemSetup Setup(InMemoryJournal store, string settings = "") =>
        BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(settings).WithFallback(Settings)).And(new SimulatedJournalSetup(store));

    /// <summary>The last number of an id. An append that is under way is waited for: nobody may recover beside it.</summary>
    public override async Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        if (_underWay.TryGetValue(persistenceId, out var append))
        {
            await append.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        return (await _store.ReadAsync(persistenceId, 1, int.MaxValue, cancellationToken)).Count;
    }

    /// <summary>The time and the faults of a read are those of the question before it.</summary>
    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        var events = _store.Events(persistenceId);
        for (var number = fromSequenceNr; number <= Math.Min(toSequenceNr, events.Count) && max > 0; number++, max--)
        {
            recoveryCallback(new Persistent(_store.Replayed(events[(int)number - 1]), number, persistenceId, string.Empty, isDeleted: false, ActorRefs.NoSender, string.Empty));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task<IImmutableList<Exception>?> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var rejections = ImmutableList.CreateBuilder<Exception>();
        foreach (var write in messages)
        {
            rejections.Add((await WriteAsync(write))!);
        }

        return rejections.TrueForAll(static rejection => rejection is null) ? null : rejections.ToImmutable();
    }

    /// <summary>Nothing here is old enough to be deleted.</summary>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The simulated journal deletes nothing.");

    private async Task<Exception?> WriteAsync(AtomicWrite write)
    {
        var events = ((IEnumerable<IPersistentRepresentation>)write.Payload).Select(entry => entry.Payload).ToList();
        var append = _store.AppendAsync(write.PersistenceId, write.LowestSequenceNr - 1, events, CancellationToken.None).AsTask();
        _underWay[write.PersistenceId] = append;
        try
        {
            await append.WaitAsync(_store.PatienceOfAppend, _store.Time);
            return null;
        }
        catch (Exception rejected) when (rejected is FlowRemovedException or StartRepeatedException or NotSupportedException)
        {
            return rejected;
        }
        finally
        {
            if (append.IsCompleted)
            {
                _underWay.TryRemove(KeyValuePair.Create(write.PersistenceId, append));
            }
        }
    }
}

/// <summary>Which store the <see cref="SimulatedJournal"/> of an actor system writes to.</summary>
public sealed class SimulatedJournalSetup(InMemoryJournal store) : Setup
{
    /// <summary>The store.</summary>
    public InMemoryJournal Store => store;
}
