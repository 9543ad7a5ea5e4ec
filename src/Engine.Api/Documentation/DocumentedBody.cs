namespace Engine.Api.Documentation;

/// <summary>Type of the JSON body an endpoint reads by hand.</summary>
internal sealed record DocumentedBody(Type Type, bool Required = true);
