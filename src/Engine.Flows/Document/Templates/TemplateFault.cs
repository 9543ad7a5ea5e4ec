namespace Engine.Flows.Document.Templates;

/// <summary>A placeholder that cannot be understood.</summary>
public sealed record TemplateFault(string Code, string Message);
