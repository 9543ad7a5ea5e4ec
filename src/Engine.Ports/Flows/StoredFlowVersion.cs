namespace Engine.Ports.Flows;

/// <summary>An immutable flow version (FLOW-01); an interaction stays on the one it started with (FLOW-04).</summary>
/// <param name="FlowVersionId">32 lower-case hex characters.</param>
/// <param name="Number">Counts from 1 in each flow.</param>
/// <param name="Document">The flow document as UTF-8 JSON.</param>
public sealed record StoredFlowVersion(string FlowVersionId, string FlowId, string AccountId, int Number, ReadOnlyMemory<byte> Document);
