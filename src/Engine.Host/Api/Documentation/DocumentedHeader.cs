namespace Engine.Host.Api.Documentation;

/// <summary>A header of an answer with that status.</summary>
internal sealed record DocumentedHeader(int Status, string Name, string Description);
