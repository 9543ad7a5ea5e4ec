using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>The one editable version of a flow.</summary>
/// <param name="ETag">Opaque, without quotes; new with every save.</param>
/// <param name="BasedOn">Number of the version it was started or restored from, or null.</param>
/// <param name="ChangedBy">Everybody who saved it since it was begun, in order, divided by blanks; names have none.</param>
public sealed record FlowDraft(FlowId FlowId, FlowContent Content, string ETag, DateTimeOffset SavedAt, int? BasedOn, string ChangedBy = "");

/// <summary>What a draft holds, already read and validated by the caller: the store keeps text and judges nothing.</summary>
/// <param name="Document">The flow document, JSON in its tight form (layout included).</param>
/// <param name="ContentHash">Hash of the canonical JSON without layout, as Engine.Flows computes it.</param>
/// <param name="Faults">The faults found when it was saved, as a JSON array.</param>
/// <param name="HasErrors">Whether any of them is an error; such a draft is never published.</param>
public sealed record FlowContent(string Name, string Description, string Document, string ContentHash, string Faults, bool HasErrors)
{
    /// <summary>Who saved it: the client of a token, or <c>user:</c> and a login; null when that is not known.</summary>
    public string? SavedBy { get; init; }
}
