namespace Engine.Flows.Facts;

/// <summary>Who an interaction is. Ids are 32 lower-case hex characters, minted by the caller.</summary>
public sealed record InteractionIdentity(
    string AccountId, string InteractionId, string ExecutionId, string FlowId, string FlowVersionId, int FlowVersion, string FlowName);
