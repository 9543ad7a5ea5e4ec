using System.Text.Json;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Flows.Components;

namespace Engine.Api.Flows;

/// <summary>What a document may hold: <c>/v1/flow-schema</c> and <c>/v1/flow-components</c>. Both are the same for every account and never change while the engine runs.</summary>
internal static class FlowForms
{
    private static readonly byte[] Components = JsonSerializer.SerializeToUtf8Bytes(
        new ComponentList([.. BuiltInComponents.Registry.All.Select(ComponentCard.Of)]), ApiJson.Options);

    public static void MapForms(this IEndpointRouteBuilder flows)
    {
        flows.MapGet("/flow-schema", GetSchema).WithName("GetFlowSchema")
            .WithSummary("JSON Schema of flow documents.")
            .Produces<object>(StatusCodes.Status200OK, "application/schema+json");
        flows.MapGet("/flow-components", GetComponents).WithName("ListFlowComponents")
            .WithSummary("The kinds of step: what an editor needs to know of them beside the schema of their settings.")
            .Produces<ComponentList>()
            .Secured(Scopes.ReadFlows);
    }

    private static IResult GetSchema() => TypedResults.Bytes(FlowDocumentSchema.Served, "application/schema+json");

    private static IResult GetComponents() => TypedResults.Bytes(Components, "application/json; charset=utf-8");
}

/// <summary>Every kind of step, by its name.</summary>
internal sealed record ComponentList(IReadOnlyList<ComponentCard> Items);
