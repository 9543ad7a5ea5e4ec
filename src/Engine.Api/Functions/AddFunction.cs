using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Functions.Pool;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>POST /v1/functions</c>.</summary>
internal static class AddFunction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/functions", HandleAsync)
        .WithName("AddFunction")
        .WithTags("Functions")
        .WithSummary("Add a JavaScript function with its first draft.")
        .Takes<NewFunction>()
        .Produces<FunctionBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the function.")
        .Secured(Scopes.WriteFunctions, ApiErrors.AlreadyExists, ApiErrors.Overloaded);

    private static async Task<IResult> HandleAsync(HttpContext context, IFunctionStore functions, FunctionPool pool)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        var body = await JsonBody.AsAsync<NewFunction>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (await FunctionSyntax.CheckAsync(pool, account, body.Value.CheckAll(), body.Value.Code, stop) is { } problem)
        {
            return problem;
        }

        if (!await functions.CreateAsync(account, body.Value.Name, body.Value.ToContent(), stop))
        {
            return new ApiProblem(ApiErrors.AlreadyExists);
        }

        context.Response.Headers.Location = "/v1/functions/" + body.Value.Name;
        var added = await functions.FindAsync(account, body.Value.Name, stop);
        return added is null
            ? new ApiProblem(ApiErrors.NotFound)
            : TypedResults.Json(FunctionBody.From(added), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
