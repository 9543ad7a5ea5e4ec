using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Trunks;

/// <summary><c>POST /v1/trunks</c>.</summary>
internal static class AddTrunk
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/trunks", HandleAsync)
        .WithName("AddTrunk")
        .WithTags("Trunks")
        .WithSummary("Add a SIP trunk.")
        .Takes<TrunkWrite>()
        .Produces<TrunkBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the trunk.")
        .Secured(Scopes.WriteTrunks);

    private static async Task<IResult> HandleAsync(HttpContext context, ITrunkStore trunks)
    {
        var body = await JsonBody.AsAsync<TrunkWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (trunk, password) = (body.Value.ToTrunk(string.Empty), body.Value.ToPassword());
        if (TrunkRules.Check(trunk, password) is { Count: > 0 } faults)
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: faults);
        }

        var added = await trunks.AddAsync(new AccountId(context.Account()), trunk, password, context.RequestAborted);
        context.Response.Headers.Location = "/v1/trunks/" + added.Id;
        return TypedResults.Json(TrunkBody.From(added), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
