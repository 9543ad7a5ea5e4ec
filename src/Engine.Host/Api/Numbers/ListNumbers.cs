using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Numbers;

/// <summary><c>GET /v1/numbers</c>.</summary>
internal static class ListNumbers
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/numbers", HandleAsync)
        .WithName("ListNumbers")
        .WithTags("Numbers")
        .WithSummary("The account's numbers, in order.")
        .Paged()
        .Produces<ListBody<NumberBody>>()
        .Secured(Scopes.ReadNumbers);

    private static async Task<IResult> HandleAsync(HttpContext context, INumberStore numbers)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await numbers.ListAsync(new AccountId(context.Account()), wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<NumberBody>.From(page, NumberBody.From), ApiJson.Options);
    }
}
