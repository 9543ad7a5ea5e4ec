namespace Engine.Api.OAuth;

/// <summary>The scope an endpoint needs; endpoint metadata that both the check and the API description read.</summary>
internal sealed record RequiredScope(string Name);
