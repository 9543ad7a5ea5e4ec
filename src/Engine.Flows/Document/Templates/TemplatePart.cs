namespace Engine.Flows.Document.Templates;

internal sealed record TemplatePart(TemplatePartKind Kind, string Text);
