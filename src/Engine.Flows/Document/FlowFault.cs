namespace Engine.Flows.Document;

/// <summary>One thing wrong with a flow.</summary>
/// <param name="Code">Stable and short; docs/flows.md lists them.</param>
/// <param name="Severity">Blocks publishing or not.</param>
/// <param name="Step">Step id, null for the document.</param>
/// <param name="Path">JSON Pointer (RFC 6901) into the document.</param>
/// <param name="Message">What is wrong and what to do, for the author.</param>
public sealed record FlowFault(string Code, FaultSeverity Severity, string? Step, string Path, string Message);
