using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Prompts;

/// <summary><c>GET /v1/prompts</c>.</summary>
internal static class ListPrompts
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/prompts", HandleAsync)
        .WithName("ListPrompts")
        .WithTags("Prompts")
        .WithSummary("The account's prompts, in the order in which they were added.")
        .Paged()
        .Produces<ListBody<PromptBody>>()
        .Secured(Scopes.ReadPrompts);

    private static async Task<IResult> HandleAsync(HttpContext context, IPromptStore prompts)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await prompts.ListAsync(new AccountId(context.Account()), wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<PromptBody>.From(page, PromptBody.From), ApiJson.Options);
    }
}
