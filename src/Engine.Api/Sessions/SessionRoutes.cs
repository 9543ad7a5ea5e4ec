using Engine.Accounts;
using Engine.Accounts.Users;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Sessions;

/// <summary><c>/v1/session</c>: signing in and out; <c>/v1/sessions</c>: where else.</summary>
internal static class SessionRoutes
{
    private const string Path = "/v1/session";
    private const string Tag = "Sessions";

    /// <summary>Prefix of a login among the clients of the limiter: a client's id holds no blank.</summary>
    private const string LoginMark = "login ";

    private static readonly ApiError[] Always = [ApiErrors.SessionEnded, ApiErrors.Unexpected, ApiErrors.StoreUnavailable];

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, SignInAsync).WithName("SignIn").WithTags(Tag).Guarded()
            .WithSummary("Sign in with login and password; the answer sets the session's cookie.")
            .Takes<SignIn>().Produces<SessionBody>().AnswersHeader(200, "Set-Cookie", "The session.")
            .Fails(ApiErrors.InvalidLogin, ApiErrors.TooManyFailures, ApiErrors.Unexpected, ApiErrors.StoreUnavailable);
        routes.MapGet(Path, GetAsync).WithName("GetSession").WithTags(Tag).RequireSession()
            .WithSummary("Who is signed in, and what he may do.")
            .Produces<SessionBody>().Fails(Always);
        routes.MapDelete(Path, SignOutAsync).WithName("SignOut").WithTags(Tag).RequireSession().Guarded()
            .WithSummary("Sign out: the session ends.")
            .Produces(StatusCodes.Status204NoContent).Fails(Always);
        routes.MapPut(Path + "/password", SetPasswordAsync).WithName("SetPassword").WithTags(Tag).Guarded()
            .WithSummary("Set a password, by the present one or by a link; all other sessions of the user end, this one goes on anew.")
            .Takes<PasswordWrite>().Produces<SessionBody>().AnswersHeader(200, "Set-Cookie", "The new session.")
            .Fails([.. Always, ApiErrors.InvalidLogin, ApiErrors.LinkInvalid, ApiErrors.TooManyFailures]);
        routes.MapGet("/v1/sessions", ListAsync).WithName("ListSessions").WithTags(Tag).RequireSession()
            .WithSummary("Where the user is signed in, the session seen last first.")
            .Produces<ListBody<SessionRowBody>>().Fails(Always);
        routes.MapDelete("/v1/sessions/{session_id}", EndAsync).WithName("EndSession").WithTags(Tag).RequireSession().Guarded()
            .WithSummary("End one of the user's own sessions.")
            .Produces(StatusCodes.Status204NoContent).Fails([.. Always, ApiErrors.NotFound]);
    }

    /// <summary>Sends the cookie of a session that was just opened and says whose it is.</summary>
    public static async Task<SessionBody> OpenedAsync(HttpContext context, OpenedSession opened, IAccountStore accounts)
    {
        await context.SendCookieAsync(opened);
        context.Response.Headers.CacheControl = "no-store";
        return await BodyAsync(opened.Session, accounts, context.RequestAborted);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, UserSessions sessions, ISessionStore store, IAccountStore accounts, FailedAuthenticationLimiter limiter)
    {
        var body = await JsonBody.AsAsync<SignIn>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (login, address) = (LoginMark + UserRules.Normalize(body.Value.Login), ClientAddress.Of(context));
        if (limiter.Begin(login, address) is { } wait)
        {
            return new ApiProblem(ApiErrors.TooManyFailures) { RetryAfter = wait };
        }

        if (await sessions.SignInAsync(body.Value.Login, body.Value.Password, context.Request.Headers.UserAgent.ToString(), context.RequestAborted) is not { } opened)
        {
            return NotBelieved(context);
        }

        limiter.Passed(login, address);
        if (context.SessionOrNull() is { } before)
        {
            // Who signs in anew in the same browser leaves no session behind.
            await store.EndAsync(before.User.Account, before.User.Id, before.Id, context.RequestAborted);
        }

        return ApiJson.Answer(await OpenedAsync(context, opened, accounts));
    }

    private static async Task<IResult> GetAsync(HttpContext context, IAccountStore accounts)
    {
        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.Answer(await BodyAsync(context.Session(), accounts, context.RequestAborted));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, ISessionStore sessions)
    {
        var session = context.Session();
        await sessions.EndAsync(session.User.Account, session.User.Id, session.Id, context.RequestAborted);
        await context.SignOutAsync(SessionScheme.Name);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SetPasswordAsync(
        HttpContext context, UserSessions sessions, IAccountStore accounts, FailedAuthenticationLimiter limiter)
    {
        var body = await JsonBody.CheckedAsync<PasswordWrite>(context, Check);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (next, agent) = (body.Value.NewPassword, context.Request.Headers.UserAgent.ToString());
        if (body.Value.Token is { } token)
        {
            return await sessions.UseLinkAsync(token, next, agent, context.RequestAborted) is { } byLink
                ? ApiJson.Answer(await OpenedAsync(context, byLink, accounts))
                : new ApiProblem(ApiErrors.LinkInvalid);
        }

        if (context.SessionOrNull() is not { } session)
        {
            context.Response.Headers.WWWAuthenticate = BearerHandler.Realm;
            return new ApiProblem(ApiErrors.SessionEnded);
        }

        // Somebody at a desk that was left open guesses like anybody else.
        var (login, address) = (LoginMark + session.User.Login, ClientAddress.Of(context));
        if (limiter.Begin(login, address) is { } wait)
        {
            return new ApiProblem(ApiErrors.TooManyFailures) { RetryAfter = wait };
        }

        if (await sessions.ChangePasswordAsync(session.User, body.Value.CurrentPassword!, next, agent, context.RequestAborted) is not { } opened)
        {
            return NotBelieved(context);
        }

        limiter.Passed(login, address);
        return ApiJson.Answer(await OpenedAsync(context, opened, accounts));
    }

    private static async Task<IResult> ListAsync(HttpContext context, ISessionStore sessions)
    {
        var session = context.Session();
        return ApiJson.Answer(SessionRowBody.List(
            await sessions.ListAsync(session.User.Account, session.User.Id, context.RequestAborted), session));
    }

    private static async Task<IResult> EndAsync(HttpContext context, [FromRoute(Name = "session_id")] string sessionId, ISessionStore sessions)
    {
        var user = context.Session().User;
        return await sessions.EndAsync(user.Account, user.Id, sessionId, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
    }

    private static ApiProblem NotBelieved(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = BearerHandler.Realm;
        return new ApiProblem(ApiErrors.InvalidLogin);
    }

    private static IReadOnlyList<FieldFault> Check(PasswordWrite body)
    {
        var faults = new FaultList();
        faults.Require(body.CurrentPassword is null != body.Token is null, "$", "must have either current_password or token");
        return [.. UserRules.CheckPassword(body.NewPassword, "new_password"), .. faults.Found];
    }

    private static async Task<SessionBody> BodyAsync(UserSession session, IAccountStore accounts, CancellationToken cancellation) => SessionBody.From(
        session,
        await accounts.FindAsync(session.User.Account, cancellation) ?? throw new InvalidOperationException($"User {session.User.Id} has no account."));
}
