namespace Engine.Accounts.Flows;

/// <summary>A version with its document, exactly as it was published.</summary>
public sealed record FlowVersionDocument(FlowVersion Version, string Document);
