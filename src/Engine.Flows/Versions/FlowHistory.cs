using System.Collections.Immutable;

namespace Engine.Flows.Versions;

/// <summary>
/// The life of one flow (docs/flows.md §2): at most one draft, at most one published version, archived ones for ever.
/// Pure: each operation gives the next history or a refusal.
/// </summary>
public sealed record FlowHistory
{
    /// <summary>A flow before its first draft.</summary>
    public static FlowHistory Empty { get; } = new();

    public FlowDraft? Draft { get; init; }

    /// <summary>Published and archived versions by ascending number.</summary>
    public ImmutableList<FlowVersion> Versions { get; init; } = [];

    public FlowVersion? Published => Versions.Find(v => v.State == FlowVersionState.Published);

    public FlowVersion? Version(int number) => Versions.Find(v => v.Number == number);

    /// <summary>Replaces the draft, with or without faults.</summary>
    /// <param name="draft">The new draft; its revision is set here.</param>
    /// <param name="expectedRevision">Revision the author has seen (If-Match): 0 = there was none; null = whatever is there.</param>
    public FlowHistoryChange Save(FlowDraft draft, int? expectedRevision)
    {
        var present = Draft?.Revision ?? 0;
        return expectedRevision is { } expected && expected != present
            ? FlowHistoryChange.Refused(FlowHistoryRefusal.DraftChanged)
            : FlowHistoryChange.To(this with { Draft = draft with { Revision = Revisions(present) } });
    }

    public FlowHistoryChange Discard() =>
        Draft is null ? FlowHistoryChange.Refused(FlowHistoryRefusal.NoDraft) : FlowHistoryChange.To(this with { Draft = null, LastRevision = LastRevision });

    /// <summary>Makes the draft the published version and archives the one before.</summary>
    /// <param name="versionId">Minted id of the new version.</param>
    /// <param name="at">When.</param>
    /// <param name="message">Why, in the author's words.</param>
    /// <param name="expectedRevision">As for <see cref="Save"/>.</param>
    public FlowHistoryChange Publish(string versionId, DateTimeOffset at, string message, int? expectedRevision)
    {
        if (Draft is not { } draft)
        {
            return FlowHistoryChange.Refused(FlowHistoryRefusal.NoDraft);
        }

        if (expectedRevision is { } expected && expected != draft.Revision)
        {
            return FlowHistoryChange.Refused(FlowHistoryRefusal.DraftChanged);
        }

        if (draft.HasErrors || draft.Document is not { } document)
        {
            return FlowHistoryChange.Refused(FlowHistoryRefusal.DraftHasErrors);
        }

        var version = new FlowVersion(
            versionId, (Versions.IsEmpty ? 0 : Versions[^1].Number) + 1, FlowVersionState.Published, Graph.FlowWriter.ContentHash(document), document, at, message);
        return FlowHistoryChange.To(this with
        {
            Draft = null,
            LastRevision = LastRevision,
            Versions = Versions.ConvertAll(v => v.State == FlowVersionState.Published ? v with { State = FlowVersionState.Archived } : v).Add(version),
        });
    }

    /// <summary>Takes the published version out of service; new requests are refused, running interactions go on.</summary>
    public FlowHistoryChange Archive() => Published is null
        ? FlowHistoryChange.Refused(FlowHistoryRefusal.NothingPublished)
        : FlowHistoryChange.To(this with { Versions = Versions.ConvertAll(v => v with { State = FlowVersionState.Archived }) });

    /// <summary>Makes a draft of an older version. A draft that is there is not overwritten.</summary>
    /// <param name="number">Version to restore.</param>
    /// <param name="faults">What validation says about it today; the account may have changed since.</param>
    public FlowHistoryChange Restore(int number, IReadOnlyList<Validation.FlowFault> faults)
    {
        if (Version(number) is not { } version)
        {
            return FlowHistoryChange.Refused(FlowHistoryRefusal.NoSuchVersion);
        }

        return Draft is not null
            ? FlowHistoryChange.Refused(FlowHistoryRefusal.DraftExists)
            : FlowHistoryChange.To(this with { Draft = FlowDraft.Of(version.Document, faults) with { Revision = Revisions(0) } });
    }

    /// <summary>Revisions never come back, also not after a draft was discarded or published.</summary>
    private int Revisions(int present) => Math.Max(present, LastRevision) + 1;

    /// <summary>Highest revision any draft of this flow has had.</summary>
    public int LastRevision { get => Math.Max(field, Draft?.Revision ?? 0); init; }
}
