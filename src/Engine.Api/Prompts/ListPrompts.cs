using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Prompts;

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

    private static Task<IResult> HandleAsync(HttpContext context, IPromptStore prompts) =>
        PagedList.AnswerAsync(context, prompts.ListAsync, PromptBody.From);
}
