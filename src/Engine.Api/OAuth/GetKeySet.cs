using Engine.Api.Json;
using Microsoft.IdentityModel.Tokens;

namespace Engine.Api.OAuth;

/// <summary><c>GET /.well-known/jwks.json</c>: the public keys tokens are signed with (RFC 7517).</summary>
internal static class GetKeySet
{
    public const string Path = "/.well-known/jwks.json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, HandleAsync)
        .WithName("GetKeySet")
        .WithTags("OAuth")
        .WithSummary("Public keys that verify access tokens.")
        .Produces<KeySet>();

    private static async Task<IResult> HandleAsync(HttpContext context, SigningKeyRing keys)
    {
        var accepted = await keys.AcceptedAsync(context.RequestAborted);
        return TypedResults.Json(new KeySet([.. accepted.Select(Public)]), ApiJson.Options);
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

    internal sealed record KeySet(IReadOnlyList<PublicKey> Keys);

    /// <summary>RFC 7518 §6.2.1.</summary>
    internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string Crv, string X, string Y);
}
