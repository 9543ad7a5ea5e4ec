using System.Security.Claims;
using Engine.Ports;

namespace Engine.Api.OAuth;

/// <summary>Who sends a request, as its token or session says.</summary>
internal static class Caller
{
    /// <summary>The authentication scheme of access tokens (RFC 6750).</summary>
    public const string Scheme = "Bearer";

    /// <summary>The scheme of every endpoint: a token where Authorization is sent, the session of a cookie otherwise.</summary>
    public const string AnyScheme = "Caller";

    public const string AccountClaim = "account";
    public const string ClientClaim = "client_id";
    public const string ScopeClaim = "scope";

    /// <summary>Which of the client's secrets the token was got with; see <see cref="StandingClient.MarkOf"/>.</summary>
    public const string SecretClaim = "secret_mark";

    /// <summary>The account everything this request sees and changes belongs to (invariant I8).</summary>
    public static AccountId AccountId(this HttpContext context) => new(context.Account());

    /// <summary>As <see cref="AccountId"/>, as text.</summary>
    public static string Account(this HttpContext context) => Claim(context.User, AccountClaim);

    /// <summary>The client of the token, or <c>user:</c> and the login of whoever is signed in.</summary>
    public static string Client(this HttpContext context) => Claim(context.User, ClientClaim);

    /// <summary>The scopes of the token or the session; none without either.</summary>
    public static ScopeSet ScopesHeld(this ClaimsPrincipal user) => ScopeSet.Parse(user.FindFirst(ScopeClaim)?.Value);

    private static string Claim(ClaimsPrincipal user, string name) =>
        user.FindFirstValue(name) ?? throw new InvalidOperationException($"Whoever sends this request has no claim {name}.");
}
