namespace Engine.Flows.Versions;

/// <summary>One thing that differs between two versions.</summary>
/// <param name="Step">Step id, null for the flow itself.</param>
/// <param name="Text">What changed, in words of steps and exits.</param>
public sealed record FlowDifference(string? Step, string Text);
