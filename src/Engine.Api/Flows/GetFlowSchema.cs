using Engine.Flows.Components;
using Engine.Flows.Document;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flow-schema</c>: JSON Schema 2020-12 of flow documents (FLOW-06).</summary>
internal static class GetFlowSchema
{
    public const string Path = "/v1/flow-schema";

    private static readonly byte[] Schema = System.Text.Encoding.UTF8.GetBytes(FlowSchema.Create(BuiltInComponents.Registry.Form).ToJsonString());

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Handle)
        .WithName("GetFlowSchema")
        .WithTags("Flows")
        .WithSummary("JSON Schema of flow documents.")
        .Produces<object>(StatusCodes.Status200OK, "application/schema+json");

    private static IResult Handle() => TypedResults.Bytes(Schema, "application/schema+json");
}
