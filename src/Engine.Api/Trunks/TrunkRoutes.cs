using Engine.Accounts;
using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Trunks;

/// <summary><c>/v1/trunks</c>: the SIP trunks that calls leave by. Their status has a file of its own.</summary>
internal static class TrunkRoutes
{
    private const string Prefix = "/v1/trunks";
    private const string Tag = "Trunks";

    public static void MapTrunks(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<TrunkBody>();
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadTrunks);
        read.MapGet("", ListAsync).WithName("ListTrunks")
            .WithSummary("The account's SIP trunks, oldest first.")
            .Paged().Produces<ListBody<TrunkBody>>();
        edits.Tag(read.MapGet("/{trunk_id}", GetAsync)).WithName("GetTrunk")
            .WithSummary("One SIP trunk.")
            .Produces<TrunkBody>().Fails(ApiErrors.NotFound);
        read.MapGet("/{trunk_id}/status", GetTrunkStatus.HandleAsync).WithName("GetTrunkStatus")
            .WithSummary("How a trunk's gateways answered since the engine started.")
            .Produces<TrunkStatus>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteTrunks);
        edits.Tag(write.MapPost("", AddAsync), StatusCodes.Status201Created).WithName("AddTrunk")
            .Tells(LiveTopics.Trunk, "trunk_id")
            .WithSummary("Add a SIP trunk.")
            .Takes<TrunkWrite>().Produces<TrunkBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the trunk.");
        edits.Tag(edits.Guard<ITrunkStore>(write.MapPut("/{trunk_id}", UpdateAsync), CurrentAsync)).WithName("UpdateTrunk")
            .Tells(LiveTopics.Trunk, "trunk_id")
            .WithSummary("Replace a SIP trunk; its password stays when none is sent.")
            .Takes<TrunkWrite>().Produces<TrunkBody>().Fails(ApiErrors.NotFound);
        edits.Guard<ITrunkStore>(write.MapDelete("/{trunk_id}", RemoveAsync), CurrentAsync).WithName("RemoveTrunk")
            .Tells(LiveTopics.Trunk, "trunk_id")
            .WithSummary("Remove a SIP trunk that no flow names and no number prefers.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound, ApiErrors.TrunkInUse);
    }

    private static Task<IResult> ListAsync(HttpContext context, ITrunkStore trunks) =>
        PagedList.AnswerAsync(context, trunks.ListAsync, TrunkBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks) =>
        await trunks.FindAsync(context.AccountId(), new TrunkId(trunkId), context.RequestAborted) is { } trunk
            ? ApiJson.Answer(TrunkBody.From(trunk))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, ITrunkStore trunks)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var added = await trunks.AddAsync(context.AccountId(), body.Value.ToTrunk(string.Empty), body.Value.ToPassword(), context.RequestAborted);
        context.Response.Headers.Location = $"{Prefix}/{added.Id}";
        return ApiJson.Answer(TrunkBody.From(added), StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var updated = await trunks.UpdateAsync(context.AccountId(), body.Value.ToTrunk(trunkId), body.Value.ToPassword(), context.RequestAborted);
        return updated is null ? new ApiProblem(ApiErrors.NotFound) : ApiJson.Answer(TrunkBody.From(updated));
    }

    // Calls in progress on the trunk go on.
    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks) =>
        await trunks.RemoveAsync(context.AccountId(), new TrunkId(trunkId), context.RequestAborted) switch
        {
            Removal.Removed => TypedResults.NoContent(),
            Removal.InUse used => new ApiProblem(ApiErrors.TrunkInUse, fields: used.Faults()),
            _ => new ApiProblem(ApiErrors.NotFound),
        };

    private static async Task<TrunkBody?> CurrentAsync(HttpContext context, ITrunkStore trunks) =>
        await trunks.FindAsync(context.AccountId(), new TrunkId(context.RouteText("trunk_id")), context.RequestAborted) is { } trunk ? TrunkBody.From(trunk) : null;

    private static Task<Read<TrunkWrite>> ReadAsync(HttpContext context) =>
        JsonBody.CheckedAsync<TrunkWrite>(context, body => TrunkRules.Check(body.ToTrunk(string.Empty), body.ToPassword()));
}
