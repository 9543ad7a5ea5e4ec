using System.Globalization;
using Engine.Accounts;
using Engine.Accounts.Connections;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Connections;

/// <summary><c>/v1/connections</c>: the services that flows may ask.</summary>
internal static class ConnectionRoutes
{
    private const string Prefix = "/v1/connections";
    private const string Tag = "Connections";

    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<ConnectionBody>();
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadConnections);
        read.MapGet("", ListAsync).WithName("ListConnections")
            .WithSummary("The account's connections, oldest first.")
            .Paged().Produces<ListBody<ConnectionBody>>();
        edits.Tag(read.MapGet("/{connection_id}", GetAsync)).WithName("GetConnection")
            .WithSummary("One connection.")
            .Produces<ConnectionBody>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteConnections);
        edits.Tag(write.MapPost("", AddAsync), StatusCodes.Status201Created).WithName("AddConnection")
            .WithSummary("Add a connection to a service.")
            .Takes<ConnectionWrite>().Produces<ConnectionBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the connection.").Fails(ApiErrors.AlreadyExists);
        edits.Tag(edits.Guard<IConnectionStore>(write.MapPut("/{connection_id}", UpdateAsync), CurrentAsync)).WithName("UpdateConnection")
            .WithSummary("Replace a connection; its secret stays when none is sent and it goes to the same server.")
            .Takes<ConnectionWrite>().Produces<ConnectionBody>().Fails(ApiErrors.NotFound, ApiErrors.AlreadyExists, ApiErrors.ConnectionInUse);
        edits.Guard<IConnectionStore>(write.MapDelete("/{connection_id}", RemoveAsync), CurrentAsync).WithName("RemoveConnection")
            .WithSummary("Remove a connection that no flow uses.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound, ApiErrors.ConnectionInUse);
    }

    private static Task<IResult> ListAsync(HttpContext context, IConnectionStore connections) =>
        PagedList.AnswerAsync(context, connections.ListAsync, ConnectionBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections) =>
        await connections.FindAsync(context.AccountId(), connectionId, context.RequestAborted) is { } connection
            ? ApiJson.Answer(ConnectionBody.From(connection))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, IConnectionStore connections)
    {
        var body = await JsonBody.CheckedAsync<ConnectionWrite>(
            context, write => ConnectionRules.Check(write.ToConnection(), write.ToSecret(), stored: null));
        if (body.Failed)
        {
            return body.Problem;
        }

        var change = await connections.AddAsync(context.AccountId(), body.Value.ToConnection(), body.Value.ToSecret(), context.RequestAborted);
        if (change is not ConnectionChange.Stored { Connection: var added })
        {
            return new ApiProblem(ApiErrors.AlreadyExists);
        }

        context.Response.Headers.Location = $"{Prefix}/{added.Id}";
        return ApiJson.Answer(ConnectionBody.From(added), StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections)
    {
        var body = await JsonBody.AsAsync<ConnectionWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (account, stop) = (context.AccountId(), context.RequestAborted);
        if (await connections.FindAsync(account, connectionId, stop) is not { } stored)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var (connection, secret) = (body.Value.ToConnection(connectionId), body.Value.ToSecret());
        if (ApiProblem.OfBody(ConnectionRules.Check(connection, secret, stored)) is { } problem)
        {
            return problem;
        }

        return await connections.UpdateAsync(account, connection, secret, stop) switch
        {
            ConnectionChange.Stored done => ApiJson.Answer(ConnectionBody.From(done.Connection)),
            ConnectionChange.InUse used => InUse(used),
            ConnectionChange.NameTaken => new ApiProblem(ApiErrors.AlreadyExists),
            _ => new ApiProblem(ApiErrors.NotFound),
        };
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections) =>
        await connections.RemoveAsync(context.AccountId(), connectionId, context.RequestAborted) switch
        {
            ConnectionChange.Removed => TypedResults.NoContent(),
            ConnectionChange.InUse used => InUse(used),
            _ => new ApiProblem(ApiErrors.NotFound),
        };

    private static async Task<ConnectionBody?> CurrentAsync(HttpContext context, IConnectionStore connections) =>
        await connections.FindAsync(context.AccountId(), context.RouteText("connection_id"), context.RequestAborted) is { } found ? ConnectionBody.From(found) : null;

    // 409 with the flows whose draft or published version uses it.
    private static ApiProblem InUse(ConnectionChange.InUse used) => new(ApiErrors.ConnectionInUse, fields: [.. used.Flows.Select(Fault)]);

    private static FieldFault Fault(FlowUse use) => new(
        use.FlowId,
        use.PublishedVersion is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"Published version {version} of \"{use.FlowName}\" uses it.")
            : $"The draft of \"{use.FlowName}\" uses it.");
}
