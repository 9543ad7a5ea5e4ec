namespace Engine.Flows.Templates;

internal sealed record TemplatePart(TemplatePartKind Kind, string Text);
