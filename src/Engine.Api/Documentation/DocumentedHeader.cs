namespace Engine.Api.Documentation;

/// <summary>A header of an answer with that status.</summary>
/// <param name="Always">Stands in every such answer.</param>
internal sealed record DocumentedHeader(int Status, string Name, string Description, bool Always);
