namespace Engine.Accounts.Flows;

/// <summary>A test of a flow, stored with it.</summary>
/// <param name="Name">Unique in the flow, as in the address.</param>
/// <param name="Document">JSON as it was sent; the caller has checked it.</param>
public sealed record FlowScenario(string Name, string Document, DateTimeOffset SavedAt);
