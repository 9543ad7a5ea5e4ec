namespace Engine.Flows.Document;

/// <summary>Which version of which flow.</summary>
/// <param name="FlowId">Flow.</param>
/// <param name="VersionId">This version.</param>
/// <param name="Version">Its number, from 1.</param>
public sealed record FlowVersionIdentity(string FlowId, string VersionId, int Version);
