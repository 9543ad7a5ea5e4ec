namespace Engine.Flows.Document.Arguments;

/// <summary>One member of the request body that does not fit; becomes an entry of "fields" (api.md).</summary>
public sealed record ArgumentFault(string Name, string Description);
