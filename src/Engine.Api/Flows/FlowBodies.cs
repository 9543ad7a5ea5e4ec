using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Flows.Document;
using Engine.Flows.Document.Texts;

namespace Engine.Api.Flows;

/// <summary>A flow as lists show it.</summary>
/// <param name="PublishedVersion">Number of the published version; null when nothing is published.</param>
/// <param name="PublishRequiresGreen">Publishing needs every scenario to pass.</param>
/// <param name="SavedAt">When the draft was saved last; null when there is none.</param>
/// <param name="SavedBy">Who did: user: and a login, or the id of a client; null when that is not known.</param>
/// <param name="PublishedAt">When the published version was; null when nothing is.</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="ErrorCount">Errors of the draft, as they were found when it was saved.</param>
/// <param name="WarningCount">Warnings of the draft.</param>
/// <param name="Scenarios">Scenarios stored with it.</param>
/// <param name="Labels">Words by which the account sorts its flows.</param>
/// <param name="Calls7d">Interactions accepted within the last seven days.</param>
internal sealed record FlowBody(
    string FlowId,
    string Name,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool HasDraft,
    bool DraftHasErrors,
    int? PublishedVersion,
    string? PublishedVersionId,
    bool PublishRequiresGreen,
    DateTimeOffset? SavedAt,
    string? SavedBy,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    int ErrorCount,
    int WarningCount,
    int Scenarios,
    IReadOnlyList<string> Labels,
    [property: JsonPropertyName("calls_7d")] int Calls7d)
{
    public static FlowBody From(FlowSummary flow) => new(
        flow.Id,
        flow.Name,
        flow.Description,
        flow.CreatedAt,
        flow.UpdatedAt,
        flow.HasDraft,
        flow.DraftHasErrors,
        flow.PublishedVersion,
        flow.PublishedVersionId,
        flow.RequiresGreen,
        flow.SavedAt,
        flow.SavedBy,
        flow.PublishedAt,
        flow.PublishedBy,
        flow.ErrorCount,
        flow.WarningCount,
        flow.Scenarios,
        flow.Labels,
        flow.Calls7d);
}

/// <summary>A flow to create: a name, or a document.</summary>
internal sealed record NewFlow(string? Name = null, string? Description = null, JsonElement? Document = null)
{
    public FaultList Check()
    {
        var faults = new FaultList();
        if (Document is { } document)
        {
            faults.Require(document.ValueKind == JsonValueKind.Object, "document", "must be an object");
            faults.Require(Name is null && Description is null, "name", "stands in the document when one is sent");
        }
        else
        {
            faults.RequireText(Name, "name", FlowDrafts.MaxNameLength);
        }

        return faults;
    }

    /// <summary>UTF-8, as it was sent.</summary>
    public byte[] ToDocument() => Document is { } document
        ? JsonMarshal.GetRawUtf8Value(document).ToArray()
        : FlowWriter.WriteTight(new FlowDocument { Name = Name!, Description = Description ?? string.Empty });
}

/// <summary>How the copy is to be.</summary>
/// <param name="Name">Left out: the name with "(copy)".</param>
/// <param name="Version">draft, published, or the number of a version.</param>
internal sealed record FlowCopy(string? Name = null, string? Version = null)
{
    public FaultList Check()
    {
        var faults = new FaultList();
        faults.Require(Name is null or { Length: > 0 and <= FlowDrafts.MaxNameLength }, "name", $"must have 1 to {FlowDrafts.MaxNameLength} characters");
        faults.Require(Version is not { } given || FlowDocuments.IsKnown(given), "version", $"must be {FlowDocuments.Meaning}");
        return faults;
    }
}

/// <summary>How a flow is treated; no part of its versions.</summary>
/// <param name="PublishRequiresGreen">Publishing is refused while a scenario fails or there is none.</param>
internal sealed record FlowSettings(bool PublishRequiresGreen);

/// <summary>Words by which an account sorts its flows.</summary>
/// <param name="Labels">All of them; an empty list takes them away. One given twice is kept once.</param>
internal sealed record FlowLabels(IReadOnlyList<string> Labels)
{
    /// <summary>More would be a second name.</summary>
    public const int Most = 20;

    public const int MaxLength = 40;

    public FaultList Check()
    {
        var faults = new FaultList();
        faults.Require(Labels.Count <= Most, "labels", $"must be at most {Most}");
        for (var i = 0; i < Labels.Count; i++)
        {
            faults.Require(
                Labels[i] is { Length: > 0 } label && Characters.Fits(label, MaxLength) && label.Trim() == label && !label.Any(char.IsControl),
                $"labels[{i}]",
                $"must have 1 to {MaxLength} characters, without blanks around it");
        }

        return faults;
    }

    public IReadOnlyList<string> Distinct() => [.. Labels.Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>The editable version of a flow with what validation found when it was saved.</summary>
/// <param name="Etag">Send it, in quotes, as If-Match; it is in the ETag header too.</param>
/// <param name="SavedBy">Who saved it: user: and a login, or the id of a client; null when that is not known.</param>
/// <param name="ChangedBy">Everybody who saved it since it was begun, in order.</param>
/// <param name="BasedOn">Version it was restored from.</param>
internal sealed record DraftBody(
    string FlowId,
    string Etag,
    DateTimeOffset SavedAt,
    string? SavedBy,
    IReadOnlyList<string> ChangedBy,
    int? BasedOn,
    bool HasErrors,
    IReadOnlyList<FlowFault> Faults,
    JsonElement Document)
{
    public static DraftBody From(FlowDraft draft)
    {
        using var document = JsonDocument.Parse(draft.Content.Document);
        return new DraftBody(
            draft.FlowId,
            draft.ETag,
            draft.SavedAt,
            draft.Content.SavedBy,
            draft.ChangedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            draft.BasedOn,
            draft.Content.HasErrors,
            FlowFaults.Read(draft.Content.Faults),
            document.RootElement.Clone());
    }
}

/// <summary>What validation found.</summary>
/// <param name="CanPublish">No fault is an error; of the warnings only language_not_spoken blocks.</param>
internal sealed record FlowVerdict(bool CanPublish, IReadOnlyList<FlowFault> Faults);

/// <summary>An immutable version of a flow.</summary>
/// <param name="Number">Counts from 1 in each flow.</param>
/// <param name="ContentHash">SHA-256 of the canonical document without layout.</param>
/// <param name="Message">Why it was published, in the author's words; empty when none was given.</param>
/// <param name="PublishedBy">Who published it: user: and a login, or the id of a client; null when that is not known.</param>
internal sealed record VersionBody(
    string FlowVersionId,
    string FlowId,
    int Number,
    FlowVersionState State,
    string Name,
    string ContentHash,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ArchivedAt,
    string Message,
    string? PublishedBy)
{
    public static VersionBody From(FlowVersion version) => new(
        version.Id,
        version.FlowId,
        version.Number,
        version.State,
        version.Name,
        version.ContentHash,
        version.PublishedAt,
        version.ArchivedAt,
        version.Message,
        version.PublishedBy);
}

/// <summary>A version and the document it runs on.</summary>
internal sealed record VersionDetail(VersionBody Version, JsonElement Document)
{
    public static VersionDetail From(FlowVersionDocument found)
    {
        using var document = JsonDocument.Parse(found.Document);
        return new VersionDetail(VersionBody.From(found.Version), document.RootElement.Clone());
    }
}
