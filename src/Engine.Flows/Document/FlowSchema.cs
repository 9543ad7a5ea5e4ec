using System.Text.Json.Nodes;

namespace Engine.Flows.Document;

/// <summary>JSON Schema 2020-12 of the whole document, from the same declarations that check it.</summary>
public static class FlowSchema
{
    /// <param name="form">The kinds of step a document may have.</param>
    public static JsonObject Create(FlowForm form)
    {
        var schema = form.Document.ToSchema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Flow");
        schema["$defs"] = form.Step.Definitions();
        return schema;
    }
}
