using System.Globalization;
using Engine.Accounts;
using Engine.Accounts.Connections;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Connections;

/// <summary><c>DELETE /v1/connections/{id}</c>; 409 with the flows whose draft or published version uses it.</summary>
internal static class RemoveConnection
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/connections/{connection_id}", HandleAsync)
        .WithName("RemoveConnection")
        .WithTags("Connections")
        .WithSummary("Remove a connection that no flow uses.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteConnections, ApiErrors.NotFound, ApiErrors.ConnectionInUse);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections) =>
        await connections.RemoveAsync(new AccountId(context.Account()), connectionId, context.RequestAborted) switch
        {
            ConnectionChange.Removed => TypedResults.NoContent(),
            ConnectionChange.InUse used => InUse(used),
            _ => new ApiProblem(ApiErrors.NotFound),
        };

    /// <summary>409 with the flows.</summary>
    internal static ApiProblem InUse(ConnectionChange.InUse used) => new(ApiErrors.ConnectionInUse, fields: [.. used.Flows.Select(Fault)]);

    private static FieldFault Fault(FlowUse use) => new(
        use.FlowId,
        use.PublishedVersion is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"Published version {version} of \"{use.FlowName}\" uses it.")
            : $"The draft of \"{use.FlowName}\" uses it.");
}
