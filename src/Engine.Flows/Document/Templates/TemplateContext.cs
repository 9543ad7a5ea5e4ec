namespace Engine.Flows.Document.Templates;

/// <summary>Where a value is inserted; decides how it is escaped.</summary>
public enum TemplateContext
{
    Plain,
    Ssml,
    Soql,
    Json,
    Url,
}
