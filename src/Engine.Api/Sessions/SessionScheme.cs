using System.Security.Claims;
using Engine.Accounts.Users;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Engine.Api.Sessions;

/// <summary>
/// People signed in by a cookie: the framework's cookie authentication, whose ticket holds one secret. What the session may do is read from the store for
/// each request, so a role that was changed and a session that was ended count at once.
/// </summary>
internal static class SessionScheme
{
    public const string Name = "Session";

    /// <summary>Claim of the ticket: what the session is found by.</summary>
    private const string SecretClaim = "session_secret";

    /// <summary>By https the name says that no other host and no plain http set the cookie (RFC 6265bis §4.1.3.2).</summary>
    public static string CookieName(PublicAddress address) => IsSecure(address) ? "__Host-engine_session" : "engine_session";

    public static AuthenticationBuilder AddSessions(this AuthenticationBuilder authentication, PublicAddress address)
    {
        authentication.Services.AddSingleton<SessionEvents>();
        return authentication.AddCookie(Name, options =>
        {
            options.Cookie.Name = CookieName(address);
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = IsSecure(address) ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.ExpireTimeSpan = UserSession.AbsoluteLimit;
            options.SlidingExpiration = false;
            options.EventsType = typeof(SessionEvents);
        });
    }

    /// <summary>Sends the cookie of a session that was just opened.</summary>
    public static Task SendCookieAsync(this HttpContext context, OpenedSession opened) => context.SignInAsync(
        Name, new ClaimsPrincipal(new ClaimsIdentity([new Claim(SecretClaim, opened.Secret)], Name)));

    /// <summary>The session of the request, null when a token or nobody sends it.</summary>
    public static UserSession? SessionOrNull(this HttpContext context) => context.Features.Get<UserSession>();

    /// <summary>The session of a request whose endpoint needs one.</summary>
    public static UserSession Session(this HttpContext context) =>
        context.SessionOrNull() ?? throw new InvalidOperationException("This endpoint is reached without a session.");

    /// <summary>Needs somebody signed in; a token does not do.</summary>
    public static TBuilder RequireSession<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithMetadata(RequiredSession.Mark)
        .RequireAuthorization(new AuthorizationPolicyBuilder(Name).RequireAuthenticatedUser().Build());

    private static bool IsSecure(PublicAddress address) => address.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the framework asks for: whether the session still stands, and how to say no to a program that follows no redirects.</summary>
    internal sealed class SessionEvents(UserSessions sessions) : CookieAuthenticationEvents
    {
        public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
        {
            var secret = context.Principal?.FindFirstValue(SecretClaim) ?? "";
            if (await sessions.StandingAsync(secret, context.HttpContext.RequestAborted) is not { } session)
            {
                context.RejectPrincipal();
                return;
            }

            context.HttpContext.Features.Set(session);
            context.ReplacePrincipal(Principal(session));
        }

        public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
        {
            // Without a cookie nobody has said that he is a person with a browser: programs are asked for a token, as they always were.
            var http = context.HttpContext;
            if (!http.Request.Cookies.ContainsKey(context.Options.Cookie.Name!) && http.GetEndpoint()?.Metadata.GetMetadata<RequiredSession>() is null)
            {
                return http.ChallengeAsync(Caller.Scheme);
            }

            http.Response.Headers.WWWAuthenticate = BearerHandler.Realm;
            return new ApiProblem(ApiErrors.SessionEnded).ExecuteAsync(http);
        }

        public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
        {
            var scope = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Name;
            return new ApiProblem(ApiErrors.InsufficientScope, $"This request needs the scope {scope}, which your role does not have.").ExecuteAsync(context.HttpContext);
        }

        /// <summary>The claims that a token has, so that the same policies and handlers serve both.</summary>
        private static ClaimsPrincipal Principal(UserSession session) => new(new ClaimsIdentity(
            [
                new Claim(Caller.AccountClaim, session.User.Account.Value),
                new Claim(Caller.ClientClaim, "user:" + session.User.Login),
                new Claim(Caller.ScopeClaim, Roles.ScopesOf(session.User.Role).ToString()),
            ],
            Name,
            Caller.ClientClaim,
            roleType: null));
    }
}

/// <summary>On an endpoint that only somebody signed in may use.</summary>
internal sealed class RequiredSession
{
    public static readonly RequiredSession Mark = new();

    private RequiredSession()
    {
    }
}
