namespace Engine.Flows.Templates;

internal enum TemplatePartKind
{
    Literal,
    Variable,
    System,
}
