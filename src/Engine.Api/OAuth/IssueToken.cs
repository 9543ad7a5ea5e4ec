using System.Text.Json.Serialization;
using Engine.Api.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Engine.Api.OAuth;

/// <summary><c>POST /oauth/token</c>: client credentials for an access token (RFC 6749 §4.4).</summary>
internal static class IssueToken
{
    public const string Path = "/oauth/token";

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Room for the few parameters of a token request, in bytes or count; more is answered invalid_request.</summary>
    private static readonly FormOptions FormLimits = new() { KeyLengthLimit = 128, ValueLengthLimit = 4096, ValueCountLimit = 16 };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, HandleAsync)
        .WithName("IssueToken")
        .WithTags("OAuth")
        .WithSummary("Get an access token with client credentials.")
        .Produces<AccessToken>()
        .Produces<OAuthError.TokenError>(400)
        .Produces<OAuthError.TokenError>(401)
        .Produces<OAuthError.TokenError>(415)
        .Produces<OAuthError.TokenError>(429);

    private static async Task<IResult> HandleAsync(
        HttpContext context, IClientStore clients, IAccountStore accounts, TokenIssuer tokens, FailedAuthenticationLimiter limiter)
    {
        var stop = context.RequestAborted;
        var (request, malformed) = await ReadAsync(context);
        if (request is null)
        {
            return malformed!;
        }

        if (!string.Equals(request.GrantType, "client_credentials", StringComparison.Ordinal))
        {
            return OAuthError.UnsupportedGrantType();
        }

        var address = ClientAddress.Of(context);
        if (limiter.Begin(request.ClientId, address) is { } wait)
        {
            return OAuthError.TooManyFailures(wait);
        }

        var client = await clients.FindForTokenAsync(request.ClientId, stop);
        var known = SecretHash.Matches(request.ClientSecret, client?.SecretHash ?? SecretHash.OfNobody);
        if (!known || client is not { Enabled: true } || await accounts.FindAsync(client.Account, stop) is not { Enabled: true })
        {
            return OAuthError.InvalidClient(request.UsedHeader);
        }

        limiter.Passed(request.ClientId, address);
        return await GrantAsync(context, client, request, tokens);
    }

    private static async Task<IResult> GrantAsync(HttpContext context, OAuthClient client, TokenRequest request, TokenIssuer tokens)
    {
        var granted = new ScopeSet(client.Scopes);
        var asked = request.Scope is null ? granted : ScopeSet.Parse(request.Scope);
        if (asked.Words.FirstOrDefault(scope => !granted.Covers(scope)) is not null || asked.Words.Count == 0)
        {
            return OAuthError.InvalidScope("A scope asked for does not exist or is not granted to this client.");
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        var token = await tokens.IssueAsync(client, asked, context.RequestAborted);
        return ApiJson.Answer(new AccessToken(token, "Bearer", (int)TokenIssuer.Lifetime.TotalSeconds, asked.ToString()));
    }

    private static async Task<(TokenRequest? Request, OAuthError? Error)> ReadAsync(HttpContext context)
    {
        if (DeclaredBody.CodingOf(context.Request) is { } coding)
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return (null, OAuthError.UnsupportedCoding(DeclaredBody.CodingWords(coding)));
        }

        if (context.Request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, OAuthError.InvalidRequest($"Send the parameters as {FormType}."));
        }

        try
        {
            var form = await context.Request.ReadFormAsync(FormLimits, context.RequestAborted);
            return TokenRequest.Read(form, context.Request.Headers.Authorization);
        }
        catch (InvalidDataException)
        {
            return (null, OAuthError.InvalidRequest("The form has too many or too long parameters."));
        }
    }

    /// <summary>RFC 6749 §5.1.</summary>
    /// <param name="ExpiresIn">Seconds.</param>
    internal sealed record AccessToken([property: JsonPropertyName("access_token")] string Token, string TokenType, int ExpiresIn, string Scope);
}
