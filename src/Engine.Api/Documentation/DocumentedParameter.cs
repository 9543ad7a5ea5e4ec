namespace Engine.Api.Documentation;

/// <summary>A query parameter or request header an endpoint reads by hand.</summary>
internal sealed record DocumentedParameter(string Name, DocumentedType Type, string Description, bool InHeader);
