using Engine.Accounts.Numbers;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary><c>GET /v1/numbers/{number}</c>.</summary>
internal static class GetNumber
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/numbers/{number}", HandleAsync)
        .WithName("GetNumber")
        .WithTags("Numbers")
        .WithSummary("One number.")
        .Produces<NumberBody>()
        .Secured(Scopes.ReadNumbers, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string number, INumberStore numbers) =>
        await numbers.FindAsync(new AccountId(context.Account()), number, context.RequestAborted) is { } found
            ? TypedResults.Json(NumberBody.From(found), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
