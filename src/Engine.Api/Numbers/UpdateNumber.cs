using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary><c>PUT /v1/numbers/{number}</c>.</summary>
internal static class UpdateNumber
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/numbers/{number}", HandleAsync)
        .WithName("UpdateNumber")
        .WithTags("Numbers")
        .WithSummary("Change a number's label or trunk.")
        .Takes<NumberChange>()
        .Produces<NumberBody>()
        .Secured(Scopes.WriteNumbers, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string number, INumberStore numbers, ITrunkStore trunks)
    {
        var stop = context.RequestAborted;
        var body = await JsonBody.AsAsync<NumberChange>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var account = new AccountId(context.Account());
        if (await numbers.FindAsync(account, number, stop) is not { } before)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var after = before with { Label = body.Value.Label, TrunkId = body.Value.TrunkId };
        if ((await NumberBody.CheckAsync(account, after, trunks, stop)).Problem is { } problem)
        {
            return problem;
        }

        return await numbers.UpdateAsync(account, after, stop)
            ? TypedResults.Json(NumberBody.From(after), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
    }

    /// <summary>What a number shall have from now on.</summary>
    internal sealed record NumberChange(string Label = "", string? TrunkId = null);
}
