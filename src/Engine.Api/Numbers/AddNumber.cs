using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary><c>POST /v1/numbers</c>.</summary>
internal static class AddNumber
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/numbers", HandleAsync)
        .WithName("AddNumber")
        .WithTags("Numbers")
        .WithSummary("Add a number that calls may come from.")
        .Takes<NewNumber>()
        .Produces<NumberBody>(StatusCodes.Status201Created)
        .Secured(Scopes.WriteNumbers, ApiErrors.AlreadyExists);

    private static async Task<IResult> HandleAsync(HttpContext context, INumberStore numbers, ITrunkStore trunks, TimeProvider time)
    {
        var stop = context.RequestAborted;
        var body = await JsonBody.AsAsync<NewNumber>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var account = new AccountId(context.Account());
        var number = new AccountNumber(body.Value.Number, body.Value.Label, body.Value.TrunkId, time.GetUtcNow());
        if ((await NumberBody.CheckAsync(account, number, trunks, stop)).Problem is { } problem)
        {
            return problem;
        }

        return await numbers.AddAsync(account, number, stop)
            ? TypedResults.Json(NumberBody.From(number), ApiJson.Options, statusCode: StatusCodes.Status201Created)
            : new ApiProblem(ApiErrors.AlreadyExists);
    }

    /// <summary>A number to add.</summary>
    internal sealed record NewNumber(string Number, string Label = "", string? TrunkId = null);
}
