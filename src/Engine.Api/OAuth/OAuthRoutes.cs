using Engine.Api.Json;
using Microsoft.IdentityModel.Tokens;

namespace Engine.Api.OAuth;

/// <summary>Tokens and what a client must know to use them: keys (RFC 7517) and metadata (RFC 8414).</summary>
internal static class OAuthRoutes
{
    private const string KeySetPath = "/.well-known/jwks.json";
    private const string Tag = "OAuth";

    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        IssueToken.Map(routes);
        routes.MapGet(KeySetPath, GetKeySetAsync).WithName("GetKeySet").WithTags(Tag)
            .WithSummary("Public keys that verify access tokens.")
            .Produces<KeySet>();
        routes.MapGet("/.well-known/oauth-authorization-server", GetMetadata).WithName("GetAuthorizationServerMetadata").WithTags(Tag)
            .WithSummary("What this authorization server can do.")
            .Produces<Metadata>();
    }

    private static async Task<IResult> GetKeySetAsync(HttpContext context, SigningKeyRing keys)
    {
        var accepted = await keys.AcceptedAsync(context.RequestAborted);
        return ApiJson.Answer(new KeySet([.. accepted.Select(Public)]));
    }

    private static PublicKey Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(
            "EC",
            "sig",
            SecurityAlgorithms.EcdsaSha256,
            key.KeyId,
            JsonWebKeyECTypes.P256,
            Base64UrlEncoder.Encode(point.X),
            Base64UrlEncoder.Encode(point.Y));
    }

    private static IResult GetMetadata(TokenIssuer tokens) => ApiJson.Answer(new Metadata(
        tokens.Issuer,
        tokens.Issuer + IssueToken.Path,
        tokens.Issuer + KeySetPath,
        Scopes.All,
        ["client_credentials"],
        ["client_secret_basic", "client_secret_post"]));

    internal sealed record KeySet(IReadOnlyList<PublicKey> Keys);

    /// <summary>RFC 7518 §6.2.1.</summary>
    internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string Crv, string X, string Y);

    /// <summary>There are no response types here, and members without elements are left out (RFC 8414 §3.2).</summary>
    internal sealed record Metadata(
        string Issuer,
        string TokenEndpoint,
        string JwksUri,
        IReadOnlyList<string> ScopesSupported,
        IReadOnlyList<string> GrantTypesSupported,
        IReadOnlyList<string> TokenEndpointAuthMethodsSupported);
}
