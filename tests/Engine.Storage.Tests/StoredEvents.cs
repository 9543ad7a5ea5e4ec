using Engine.Flows.Facts;
using Engine.Storage.Events;
using Engine.Storage.Journal;

namespace Engine.Storage.Tests;

/// <summary>Writes and reads the journal's table without an actor, for tests that ask about something else.</summary>
internal static class StoredEvents
{
    public static Task AppendAsync(this SqliteStorage storage, string persistenceId, long last, params IReadOnlyList<InteractionEvent> events) =>
        storage.JournalSetup.Store.AppendAsync(persistenceId, last, events);

    public static Task AppendAsync(this IJournalStore store, string persistenceId, long last, params IReadOnlyList<InteractionEvent> events) =>
        store.WriteAsync(new JournalBatch(persistenceId, last + 1, events, Sample.At), default);

    public static Task<List<(long Sequence, InteractionEvent Event)>> ReadAsync(this SqliteStorage storage, string persistenceId) =>
        storage.JournalSetup.Store.ReadAsync(persistenceId);

    public static async Task<List<(long Sequence, InteractionEvent Event)>> ReadAsync(this IJournalStore store, string persistenceId)
    {
        var events = new List<(long, InteractionEvent)>();
        await store.ReplayAsync(
            persistenceId,
            1,
            long.MaxValue,
            long.MaxValue,
            stored => events.Add((stored.Sequence, (InteractionEvent)EventCatalog.Current.Decode(stored.Manifest, stored.Data))));
        return events;
    }
}
