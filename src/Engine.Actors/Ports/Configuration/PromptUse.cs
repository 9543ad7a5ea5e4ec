namespace Engine.Actors.Ports.Configuration;

/// <summary>A flow that names a prompt.</summary>
/// <param name="Draft">In its draft.</param>
/// <param name="Published">In its published version.</param>
public sealed record PromptUse(string FlowId, string FlowName, bool Draft, bool Published);
