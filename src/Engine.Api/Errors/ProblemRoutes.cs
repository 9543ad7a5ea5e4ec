using Engine.Api.Documentation;
using Engine.Api.Json;

namespace Engine.Api.Errors;

/// <summary><c>/problems</c>: the pages that the type of an error leads to (RFC 9457 §3.1.1).</summary>
internal static class ProblemRoutes
{
    public static void MapProblems(this IEndpointRouteBuilder routes) => routes.MapGet(ApiProblem.PagePath + "{code}", Get)
        .WithName("GetProblem")
        .WithTags("Problems")
        .WithSummary("What an error code means and what to do about it.")
        .Produces<ApiError>()
        .Fails(ApiErrors.NotFound);

    private static IResult Get(string code) =>
        ApiErrors.All.TryGetValue(code, out var error) ? ApiJson.Answer(error) : new ApiProblem(ApiErrors.NotFound);
}
