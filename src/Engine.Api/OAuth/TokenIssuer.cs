using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Engine.Api.OAuth;

/// <summary>Makes and checks access tokens: JWTs in the profile of RFC 9068, signed with ES256.</summary>
internal sealed class TokenIssuer(SigningKeyRing keys, PublicAddress address, ValidatedTokens validated, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = SigningKeyRing.TokenLifetime;

    /// <summary>What the aud claim says and must say.</summary>
    public const string Audience = "engine";

    /// <summary>Longest token looked at, in characters; ours stay below 1 KiB.</summary>
    public const int MaxTokenLength = 8192;

    private const string Type = "at+jwt";

    private readonly JsonWebTokenHandler _handler = new()
    {
        SetDefaultTimesOnTokenCreation = false,
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = MaxTokenLength,
    };

    public string Issuer => address.Url;

    public async Task<string> IssueAsync(OAuthClient client, ScopeSet scopes, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + Lifetime,
            TokenType = Type,
            SigningCredentials = new SigningCredentials(await keys.SignerAsync(cancellation), SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = client.ClientId,
                [JwtRegisteredClaimNames.Jti] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                [Caller.ClientClaim] = client.ClientId,
                [Caller.AccountClaim] = client.Account.Value,
                [Caller.ScopeClaim] = scopes.ToString(),
                [Caller.SecretClaim] = StandingClient.MarkOf(client),
            },
        });
    }

    /// <summary>What a token says that is valid now; null of any other. Its signature is checked once.</summary>
    public async Task<ClaimsIdentity?> HolderAsync(string token, CancellationToken cancellation)
    {
        if (validated.Find(token) is { } known && await keys.FindAsync(known.KeyId, cancellation) is not null)
        {
            return known.Identity;
        }

        var result = await ValidateAsync(token, cancellation);
        if (!result.IsValid)
        {
            return null;
        }

        validated.Keep(token, new Validated(result.ClaimsIdentity, ((JsonWebToken)result.SecurityToken).Kid, result.SecurityToken.ValidTo));
        return result.ClaimsIdentity;
    }

    /// <summary>The claims of a token, or null with the reason when it is not one of ours that is valid now.</summary>
    public async Task<TokenValidationResult> ValidateAsync(string token, CancellationToken cancellation)
    {
        if (!_handler.CanReadToken(token) || KeyId(token) is not { } keyId)
        {
            return Refused("The token cannot be read.");
        }

        if (await keys.FindAsync(keyId, cancellation) is not { } key)
        {
            return Refused("The token's key is not known.");
        }

        return await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [Type],
            IssuerSigningKey = key,
            LifetimeValidator = IsAlive,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            AuthenticationType = Caller.Scheme,
            NameClaimType = Caller.ClientClaim,
        });
    }

    private static TokenValidationResult Refused(string why) => new() { IsValid = false, Exception = new SecurityTokenException(why) };

    private static string? KeyId(string token)
    {
        try
        {
            var keyId = new JsonWebToken(token).Kid;
            return string.IsNullOrEmpty(keyId) ? null : keyId;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) =>
        expires is { } end && time.GetUtcNow().UtcDateTime < end;
}
