namespace Engine.Actors.Interactions;

/// <summary>One argument that does not fit.</summary>
public sealed record FieldFault(string Name, string Description);
