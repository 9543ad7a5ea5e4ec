namespace Engine.Accounts.Flows;

/// <summary>A flow that refers to something.</summary>
/// <param name="FlowName">As the draft or version calls it.</param>
/// <param name="PublishedVersion">Number of the published version that does; null = the draft does.</param>
public sealed record FlowUse(string FlowId, string FlowName, int? PublishedVersion);
