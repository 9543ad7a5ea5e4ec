using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>What a document must know of a kind of step.</summary>
/// <param name="Kind">"type" in the document.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Settings">Form of its settings.</param>
public sealed record StepForm(string Kind, string Title, ObjectShape Settings);
