namespace Engine.Flows.Document.Shapes;

/// <summary>One string of the document that needs more than a structural check.</summary>
internal sealed record ShapeLeaf(JsonPath Path, TextMeaning Meaning, string Value);
