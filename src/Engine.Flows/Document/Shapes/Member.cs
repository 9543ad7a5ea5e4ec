namespace Engine.Flows.Document.Shapes;

/// <summary>One named member of an object.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Shape">Its form.</param>
/// <param name="Required">Must be there.</param>
public sealed record Member(string Name, Shape Shape, bool Required = false);
