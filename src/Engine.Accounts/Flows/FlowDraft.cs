namespace Engine.Accounts.Flows;

/// <summary>The one editable version of a flow.</summary>
/// <param name="ETag">Opaque, without quotes; new with every save.</param>
/// <param name="BasedOn">Number of the version it was started or restored from, or null.</param>
public sealed record FlowDraft(string FlowId, FlowContent Content, string ETag, DateTimeOffset SavedAt, int? BasedOn);
