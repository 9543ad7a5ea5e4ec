using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.RingGroups;

/// <summary><c>/v1/ring-groups</c>: whom the Callback component rings.</summary>
internal static class RingGroupRoutes
{
    private const string Prefix = "/v1/ring-groups";
    private const string Tag = "Ring groups";

    public static void MapRingGroups(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<RingGroupBody>();
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadRingGroups);
        read.MapGet("", ListAsync).WithName("ListRingGroups")
            .WithSummary("The account's ring groups, oldest first.")
            .Paged().Produces<ListBody<RingGroupBody>>();
        edits.Tag(read.MapGet("/{ring_group_id}", GetAsync)).WithName("GetRingGroup")
            .WithSummary("One ring group, by its id or its name.")
            .Produces<RingGroupBody>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteRingGroups);
        edits.Tag(write.MapPost("", AddAsync), StatusCodes.Status201Created).WithName("AddRingGroup")
            .WithSummary("Add a ring group for the Callback component.")
            .Takes<RingGroupWrite>().Produces<RingGroupBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the ring group.").Fails(ApiErrors.AlreadyExists);
        edits.Tag(edits.Guard<IRingGroupStore>(write.MapPut("/{ring_group_id}", UpdateAsync), CurrentAsync)).WithName("UpdateRingGroup")
            .WithSummary("Replace a ring group.")
            .Takes<RingGroupWrite>().Produces<RingGroupBody>().Fails(ApiErrors.NotFound, ApiErrors.AlreadyExists);
        edits.Guard<IRingGroupStore>(write.MapDelete("/{ring_group_id}", RemoveAsync), CurrentAsync).WithName("RemoveRingGroup")
            .WithSummary("Remove a ring group.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound);
    }

    private static Task<IResult> ListAsync(HttpContext context, IRingGroupStore groups) =>
        PagedList.AnswerAsync(context, groups.ListAsync, RingGroupBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups) =>
        await groups.FindAsync(context.AccountId(), groupId, context.RequestAborted) is { } group
            ? ApiJson.Answer(RingGroupBody.From(group))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, IRingGroupStore groups)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var change = await groups.AddAsync(context.AccountId(), body.Value.Name, body.Value.Members, context.RequestAborted);
        if (change is not RingGroupChange.Stored { Group: var added })
        {
            return new ApiProblem(ApiErrors.AlreadyExists);
        }

        context.Response.Headers.Location = $"{Prefix}/{added.Id}";
        return ApiJson.Answer(RingGroupBody.From(added), StatusCodes.Status201Created);
    }

    // Interactions that ring the group already go on with the members they have.
    private static async Task<IResult> UpdateAsync(HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups)
    {
        var body = await ReadAsync(context);
        return body.Failed
            ? body.Problem
            : await groups.UpdateAsync(context.AccountId(), groupId, body.Value.Name, body.Value.Members, context.RequestAborted) switch
            {
                RingGroupChange.Stored stored => ApiJson.Answer(RingGroupBody.From(stored.Group)),
                RingGroupChange.NameTaken => new ApiProblem(ApiErrors.AlreadyExists),
                _ => new ApiProblem(ApiErrors.NotFound),
            };
    }

    // Flows that name the group leave Callback by no_match from then on.
    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups) =>
        await groups.RemoveAsync(context.AccountId(), groupId, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<RingGroupBody?> CurrentAsync(HttpContext context, IRingGroupStore groups) =>
        await groups.FindAsync(context.AccountId(), context.RouteText("ring_group_id"), context.RequestAborted) is { } found ? RingGroupBody.From(found) : null;

    private static async Task<Read<RingGroupWrite>> ReadAsync(HttpContext context)
    {
        var body = await JsonBody.AsAsync<RingGroupWrite>(context);
        if (body.Failed)
        {
            return body;
        }

        var group = body.Value.Clean();
        return ApiProblem.OfBody(RingGroupRules.Check(group.Name, group.Members)) is { } problem ? problem : group;
    }
}
