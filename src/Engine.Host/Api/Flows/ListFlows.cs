using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Flows;

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

    private static async Task<IResult> HandleAsync(HttpContext context, IFlowStore flows)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await flows.ListAsync(new AccountId(context.Account()), wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<FlowBody>.From(page, FlowBody.From), ApiJson.Options);
    }
}
