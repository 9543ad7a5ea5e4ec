using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows</c>.</summary>
internal static class ListFlows
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows", HandleAsync)
        .WithName("ListFlows")
        .WithTags("Flows")
        .WithSummary("The account's flows, oldest first.")
        .Paged()
        .Produces<ListBody<FlowBody>>()
        .Secured(Scopes.ReadFlows);

    private static Task<IResult> HandleAsync(HttpContext context, IFlowStore flows) =>
        PagedList.AnswerAsync(context, flows.ListAsync, FlowBody.From);
}
