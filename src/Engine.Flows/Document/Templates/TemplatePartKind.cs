namespace Engine.Flows.Document.Templates;

internal enum TemplatePartKind
{
    Literal,
    Variable,
    System,
}
