using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>DELETE /v1/functions/{name}/draft</c>.</summary>
internal static class DiscardFunctionDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/functions/{name}/draft", HandleAsync)
        .WithName("DiscardFunctionDraft")
        .WithTags("Functions")
        .WithSummary("Drop the draft of a function that has a version.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Conflict);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        if (await functions.DiscardDraftAsync(account, name, stop))
        {
            return TypedResults.NoContent();
        }

        return await functions.FindAsync(account, name, stop) switch
        {
            null => new ApiProblem(ApiErrors.NotFound),
            { Draft: null } => new ApiProblem(ApiErrors.Conflict, "This function has no draft."),
            _ => new ApiProblem(ApiErrors.Conflict, "Nothing else is left of this function: remove it instead."),
        };
    }
}
