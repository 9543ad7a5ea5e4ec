using System.Text;
using System.Text.Json.Nodes;
using Engine.Api.Flows;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Api.Documentation;

/// <summary>
/// Puts the schema of flow documents among the components, a component for each kind of step, and lets the members that hold a document refer to it: a
/// draft may have faults and with them any form. Takes away components that nothing refers to.
/// </summary>
internal sealed class FlowDocumentSchema : IOpenApiDocumentTransformer
{
    /// <summary>A document without faults of form.</summary>
    public const string Name = "FlowDocument";

    /// <summary>A document that may have faults.</summary>
    public const string DraftName = "FlowDraftDocument";

    /// <summary>JSON Schema 2020-12 of flow documents (FLOW-06), as it is served.</summary>
    public static readonly byte[] Served = Encoding.UTF8.GetBytes(FlowSchema.Create(BuiltInComponents.Registry.Form).ToJsonString());

    private const string Definitions = "#/$defs/";
    private const string Components = "#/components/schemas/";
    private const string StepPrefix = "FlowStep_";

    /// <summary>Bodies with a member <c>document</c> that is a flow, and which it is.</summary>
    private static readonly (string Body, string Document)[] Holders =
        [(nameof(NewFlow), DraftName), (nameof(DraftBody), DraftName), (nameof(VersionDetail), Name)];

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var (name, schema) in Read())
        {
            document.AddComponent(name, schema);
        }

        document.AddComponent(DraftName, new OpenApiSchema
        {
            Description = "A flow as its author left it: of the form FlowDocument, or with faults.",
            AnyOf = [new OpenApiSchemaReference(Name, document), new OpenApiSchema { Type = JsonSchemaType.Object }],
        });
        foreach (var (body, which) in Holders)
        {
            ((OpenApiSchema)schemas[body]).Properties!["document"] = new OpenApiSchemaReference(which, document);
        }

        await DropUnusedAsync(document, schemas, cancellationToken);
    }

    /// <summary>The schema as it is served, its definitions renamed to components.</summary>
    private static IDictionary<string, IOpenApiSchema> Read()
    {
        var schema = JsonNode.Parse(Served)!.AsObject();
        var steps = schema["$defs"]!.AsObject();
        schema.Remove("$defs");
        schema.Remove("$schema");
        var components = new JsonObject { [Name] = schema.DeepClone() };
        foreach (var (kind, step) in steps)
        {
            components[StepPrefix + kind] = step!.DeepClone();
        }

        var description = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = Name, ["version"] = "1" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = components },
        };
        var text = description.ToJsonString().Replace(Definitions, Components + StepPrefix, StringComparison.Ordinal);
        return OpenApiDocument.Parse(text, OpenApiConstants.Json).Document!.Components!.Schemas!;
    }

    private static async Task DropUnusedAsync(OpenApiDocument document, IDictionary<string, IOpenApiSchema> schemas, CancellationToken cancellationToken)
    {
        while (true)
        {
            var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
            var unused = schemas.Keys.Where(name => !text.Contains($"\"{Components}{name}\"", StringComparison.Ordinal)).ToList();
            if (unused.Count == 0)
            {
                return;
            }

            unused.ForEach(name => schemas.Remove(name));
        }
    }
}
