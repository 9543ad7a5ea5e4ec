using Engine.Accounts.Connections;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Connections;

/// <summary><c>POST /v1/connections</c>.</summary>
internal static class AddConnection
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/connections", HandleAsync)
        .WithName("AddConnection")
        .WithTags("Connections")
        .WithSummary("Add a connection to a service.")
        .Takes<ConnectionWrite>()
        .Produces<ConnectionBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the connection.")
        .Secured(Scopes.WriteConnections, ApiErrors.AlreadyExists);

    private static async Task<IResult> HandleAsync(HttpContext context, IConnectionStore connections)
    {
        var body = await JsonBody.AsAsync<ConnectionWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (ConnectionRules.Check(body.Value, stored: null).Problem is { } problem)
        {
            return problem;
        }

        var change = await connections.AddAsync(
            new AccountId(context.Account()), body.Value.ToConnection(string.Empty), body.Value.ToSecret(), context.RequestAborted);
        if (change is not ConnectionChange.Stored { Connection: var added })
        {
            return new ApiProblem(ApiErrors.AlreadyExists);
        }

        context.Response.Headers.Location = "/v1/connections/" + added.Id;
        return TypedResults.Json(ConnectionBody.From(added), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
