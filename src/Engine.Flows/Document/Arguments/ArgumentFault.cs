namespace Engine.Flows.Document.Arguments;

/// <summary>One member of the request body that does not fit; becomes an entry of "fields" (API-07).</summary>
public sealed record ArgumentFault(string Name, string Description);
