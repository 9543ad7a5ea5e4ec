using Engine.Ports;
using Engine.Storage.Events;

namespace Engine.Storage.Journal;

/// <summary>A batch as it is stored: encoded and projected already on its caller's thread, so that who writes for all only writes.</summary>
internal sealed class EncodedBatch
{
    /// <summary>In front of an interaction's id in its persistence id.</summary>
    public const string InteractionPrefix = "interaction/";

    /// <exception cref="ArgumentException">An event that the catalog does not know.</exception>
    public EncodedBatch(JournalBatch batch, EventCatalog catalog)
    {
        (PersistenceId, First, CreatedTicks) = (batch.PersistenceId, batch.First, batch.At.UtcTicks);
        Rows = [.. batch.Events.Select(happened => (catalog.ManifestOf(happened), catalog.Encode(happened).Data))];
        ReadSide = new ReadSideChange(batch.Events);
    }

    public string PersistenceId { get; }

    /// <summary>Sequence number of the first row; the others follow without gaps.</summary>
    public long First { get; }

    public long CreatedTicks { get; }

    public IReadOnlyList<(string Manifest, byte[] Data)> Rows { get; }

    public ReadSideChange ReadSide { get; }

    public static string PersistenceIdOf(InteractionId interactionId) => InteractionPrefix + interactionId;

    /// <returns>The interaction whose events these are; null when they belong to no interaction.</returns>
    public static InteractionId? InteractionOf(string persistenceId) => persistenceId.StartsWith(InteractionPrefix, StringComparison.Ordinal)
        ? new InteractionId(persistenceId[InteractionPrefix.Length..])
        : null;
}
