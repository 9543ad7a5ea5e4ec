using Engine.Accounts.Numbers;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary><c>DELETE /v1/numbers/{number}</c>.</summary>
internal static class RemoveNumber
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/numbers/{number}", HandleAsync)
        .WithName("RemoveNumber")
        .WithTags("Numbers")
        .WithSummary("Remove a number; flows that dial from it take their exit for that.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteNumbers, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string number, INumberStore numbers) =>
        await numbers.RemoveAsync(new AccountId(context.Account()), number, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
