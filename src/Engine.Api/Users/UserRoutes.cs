using Engine.Accounts.Users;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Api.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Users;

/// <summary><c>/v1/users</c>: the people who may sign in to the account.</summary>
internal static class UserRoutes
{
    private const string Prefix = "/v1/users";
    private const string Tag = "Users";

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadUsers);
        read.MapGet("", ListAsync).WithName("ListUsers")
            .WithSummary("The account's users, oldest first.")
            .Paged().Produces<ListBody<UserBody>>();
        read.MapGet("/{user_id}", GetAsync).WithName("GetUser")
            .WithSummary("One user.")
            .Produces<UserBody>().Fails(ApiErrors.NotFound);
        read.MapGet("/{user_id}/sessions", SessionsAsync).WithName("ListUserSessions")
            .WithSummary("Where a user is signed in, the session seen last first.")
            .Produces<ListBody<SessionRowBody>>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteUsers);
        write.MapPost("", AddAsync).WithName("AddUser")
            .WithSummary("Add a user; he signs in once he has set his password by a link.")
            .Takes<UserWrite>().Produces<UserBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the user.").Fails(ApiErrors.AlreadyExists);
        write.MapPut("/{user_id}", UpdateAsync).WithName("UpdateUser")
            .WithSummary("Change a user's login, name or role; the role counts at once.")
            .Takes<UserWrite>().Produces<UserBody>().Fails(ApiErrors.NotFound, ApiErrors.AlreadyExists, ApiErrors.LastAdmin);
        write.MapDelete("/{user_id}", RemoveAsync).WithName("RemoveUser")
            .WithSummary("Remove a user and end his sessions.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound, ApiErrors.LastAdmin);
        write.MapPost("/{user_id}/link", LinkAsync).WithName("CreateUserLink")
            .WithSummary("A link by which the user sets his password, once and within 24 hours; an earlier one is void.")
            .Produces<LinkBody>().Fails(ApiErrors.NotFound);
        write.MapDelete("/{user_id}/sessions", EndSessionsAsync).WithName("EndUserSessions")
            .WithSummary("End all sessions of a user.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound);
    }

    private static Task<IResult> ListAsync(HttpContext context, IUserStore users) => PagedList.AnswerAsync(context, users.ListAsync, UserBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users) =>
        await users.FindAsync(context.AccountId(), userId, context.RequestAborted) is { } user
            ? ApiJson.Answer(UserBody.From(user))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> SessionsAsync(
        HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users, ISessionStore sessions) =>
        await users.FindAsync(context.AccountId(), userId, context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.NotFound)
            : ApiJson.Answer(SessionRowBody.List(await sessions.ListAsync(context.AccountId(), userId, context.RequestAborted), context.SessionOrNull()));

    private static async Task<IResult> AddAsync(HttpContext context, IUserStore users)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var change = await users.AddAsync(context.AccountId(), body.Value.Details, context.RequestAborted);
        if (change is not UserChange.Stored { User: var user })
        {
            return Problem(change);
        }

        context.Response.Headers.Location = $"{Prefix}/{user.Id}";
        return ApiJson.Answer(UserBody.From(user), StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        return await RefusalAsync(context, userId, users)
            ?? await users.UpdateAsync(context.AccountId(), userId, body.Value.Details, context.RequestAborted) switch
            {
                UserChange.Stored stored => ApiJson.Answer(UserBody.From(stored.User)),
                var refused => Problem(refused),
            };
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users) =>
        await RefusalAsync(context, userId, users)
        ?? await users.RemoveAsync(context.AccountId(), userId, context.RequestAborted) switch
        {
            UserChange.Stored => TypedResults.NoContent(),
            var refused => Problem(refused),
        };

    // The link is in the answer and nowhere else.
    private static async Task<IResult> LinkAsync(
        HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users, ILinkStore links, PublicAddress address, TimeProvider time)
    {
        if (await RefusalAsync(context, userId, users) is { } refusal)
        {
            return refusal;
        }

        var (link, token) = PasswordLink.Mint(context.AccountId(), userId, time.GetUtcNow());
        if (!await links.AddAsync(link, context.RequestAborted))
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.Answer(LinkBody.From(address.Url, link, token));
    }

    private static async Task<IResult> EndSessionsAsync(
        HttpContext context, [FromRoute(Name = "user_id")] string userId, IUserStore users, ISessionStore sessions)
    {
        if (await RefusalAsync(context, userId, users) is { } refusal)
        {
            return refusal;
        }

        await sessions.EndAllAsync(context.AccountId(), userId, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static ApiProblem Problem(UserChange refused) => new(refused switch
    {
        UserChange.LoginTaken => ApiErrors.AlreadyExists,
        UserChange.LastAdmin => ApiErrors.LastAdmin,
        _ => ApiErrors.NotFound,
    });

    /// <summary>404 without such a user, 403 when he may do more than the caller, who could otherwise act as him or be rid of him.</summary>
    private static async Task<IResult?> RefusalAsync(HttpContext context, string userId, IUserStore users) =>
        await users.FindAsync(context.AccountId(), userId, context.RequestAborted) switch
        {
            null => new ApiProblem(ApiErrors.NotFound),
            { } user when Roles.MayManage(context.User.ScopesHeld(), user.Role) => null,
            _ => new ApiProblem(ApiErrors.InsufficientScope, "The user may do more than whoever sends this request."),
        };

    private static Task<Read<UserWrite>> ReadAsync(HttpContext context) =>
        JsonBody.CheckedAsync<UserWrite>(context, body => UserRules.Check(body.Details, context.User.ScopesHeld()));
}
