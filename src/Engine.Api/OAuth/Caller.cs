using System.Security.Claims;
using Engine.Ports;

namespace Engine.Api.OAuth;

/// <summary>Who sends a request, as its token says.</summary>
internal static class Caller
{
    /// <summary>The authentication scheme of access tokens (RFC 6750).</summary>
    public const string Scheme = "Bearer";

    public const string AccountClaim = "account";
    public const string ClientClaim = "client_id";
    public const string ScopeClaim = "scope";

    /// <summary>Which of the client's secrets the token was got with; see <see cref="StandingClient.MarkOf"/>.</summary>
    public const string SecretClaim = "secret_mark";

    /// <summary>The account everything this request sees and changes belongs to (invariant I8).</summary>
    public static AccountId AccountId(this HttpContext context) => new(context.Account());

    /// <summary>As <see cref="AccountId"/>, as text.</summary>
    public static string Account(this HttpContext context) => Claim(context.User, AccountClaim);

    public static string Client(this HttpContext context) => Claim(context.User, ClientClaim);

    /// <summary>The scopes of the token; none without a token.</summary>
    public static ScopeSet ScopesHeld(this ClaimsPrincipal user) => ScopeSet.Parse(user.FindFirst(ScopeClaim)?.Value);

    private static string Claim(ClaimsPrincipal user, string name) =>
        user.FindFirstValue(name) ?? throw new InvalidOperationException($"The validated token has no claim {name}.");
}
