using Engine.Api.Documentation;
using Engine.Api.Json;

namespace Engine.Api.Errors;

/// <summary><c>GET /problems/{code}</c>: what the type of an error leads to (RFC 9457 §3.1.1).</summary>
internal static class ProblemRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(ApiProblem.PagePath + "{code}", Handle)
        .WithName("GetProblem")
        .WithTags("Problems")
        .WithSummary("What an error code means and what to do about it.")
        .Produces<ApiError>()
        .Fails(ApiErrors.NotFound);

    private static IResult Handle(string code) =>
        ApiErrors.All.TryGetValue(code, out var error) ? TypedResults.Json(error, ApiJson.Options) : new ApiProblem(ApiErrors.NotFound);
}
