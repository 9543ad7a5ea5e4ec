namespace Engine.Flows.Document.Templates;

/// <summary>A filled-in text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Sensitive">True when a sensitive value is in it.</param>
public sealed record Rendered(string Text, bool Sensitive);
