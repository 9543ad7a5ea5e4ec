using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>POST /v1/functions/{name}/publish</c>: from the next step on, flows run the draft.</summary>
internal static class PublishFunction
{
    private const int MaxMessageLength = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/functions/{name}/publish", HandleAsync)
        .WithName("PublishFunction")
        .WithTags("Functions")
        .WithSummary("Publish the draft; the version before it is archived.")
        .TakesOptionally<Publication>()
        .Produces<FunctionVersionBody>()
        .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Conflict);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        var body = await JsonBody.OptionalAsync(context, new Publication());
        if (body.Failed)
        {
            return body.Problem;
        }

        var faults = new BodyFaults();
        faults.Require(body.Value.Message.Length <= MaxMessageLength, "message", $"must have at most {MaxMessageLength} characters");
        if (faults.Problem is { } problem)
        {
            return problem;
        }

        if (await functions.PublishAsync(account, name, body.Value.Message, stop) is { } published)
        {
            return TypedResults.Json(FunctionVersionBody.From(published), ApiJson.Options);
        }

        return await functions.FindAsync(account, name, stop) is null
            ? new ApiProblem(ApiErrors.NotFound)
            : new ApiProblem(ApiErrors.Conflict, "This function has no draft to publish.");
    }

    /// <summary>What is said about the version.</summary>
    internal sealed record Publication(string Message = "");
}
