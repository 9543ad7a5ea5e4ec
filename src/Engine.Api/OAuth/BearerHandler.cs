using System.Security.Claims;
using System.Text.Encodings.Web;
using Engine.Api.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Engine.Api.OAuth;

/// <summary>Bearer tokens in the Authorization header (RFC 6750 §2.1); tokens in bodies and addresses are not looked at.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenIssuer tokens, ClientStanding standing)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>The challenge of every 401 (RFC 9110 §15.5.2); browsers do nothing of their own with it.</summary>
    public const string Realm = "Bearer realm=\"engine\"";

    private bool _sent;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var authorization = Request.Headers.Authorization;
        if (authorization.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        _sent = true;
        if (authorization is not [{ } line]
            || !line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || line.Length > TokenIssuer.MaxTokenLength)
        {
            return AuthenticateResult.Fail("The Authorization header does not hold one bearer token.");
        }

        return await tokens.HolderAsync(line[Prefix.Length..].Trim(), Context.RequestAborted) is { } holder
            ? await StandingAsync(holder)
            : AuthenticateResult.Fail("The token is expired, altered or from elsewhere.");
    }

    /// <summary>A signature says what was granted; what was taken away since is asked (API-14).</summary>
    private async Task<AuthenticateResult> StandingAsync(ClaimsIdentity token)
    {
        var client = await standing.FindAsync(token.FindFirst(Caller.ClientClaim)?.Value ?? "", Context.RequestAborted);
        if (client is null || client.Account.Value != token.FindFirst(Caller.AccountClaim)?.Value)
        {
            return AuthenticateResult.Fail("The client of this token was removed or disabled.");
        }

        if (client.SecretMark != token.FindFirst(Caller.SecretClaim)?.Value)
        {
            return AuthenticateResult.Fail("The secret of this token's client was renewed.");
        }

        var granted = token.FindFirst(Caller.ScopeClaim);
        var held = ScopeSet.Parse(granted?.Value);
        if (granted is not null && !held.Words.All(client.Scopes.Covers))
        {
            // The token's own stays as it is, for the next request.
            token = token.Clone();
            token.RemoveClaim(token.FindFirst(Caller.ScopeClaim));
            token.AddClaim(new Claim(Caller.ScopeClaim, held.Within(client.Scopes).ToString()));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(token), Caller.Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        var why = result.Failure?.Message;
        Response.Headers.WWWAuthenticate = _sent ? $"{Realm}, error=\"invalid_token\", error_description=\"{why}\"" : Realm;
        await new ApiProblem(_sent ? ApiErrors.InvalidToken : ApiErrors.MissingToken, why).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Name;
        Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
        return new ApiProblem(ApiErrors.InsufficientScope, $"This request needs the scope {scope}.").ExecuteAsync(Context);
    }
}
