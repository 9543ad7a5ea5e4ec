using Engine.Api.Json;

namespace Engine.Api.OAuth;

/// <summary><c>GET /.well-known/oauth-authorization-server</c> (RFC 8414).</summary>
internal static class GetServerMetadata
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/oauth-authorization-server", Handle)
        .WithName("GetAuthorizationServerMetadata")
        .WithTags("OAuth")
        .WithSummary("What this authorization server can do.")
        .Produces<Metadata>();

    private static IResult Handle(TokenIssuer tokens) => TypedResults.Json(
        new Metadata(
            tokens.Issuer,
            tokens.Issuer + IssueToken.Path,
            tokens.Issuer + GetKeySet.Path,
            Scopes.All,
            [],
            ["client_credentials"],
            ["client_secret_basic", "client_secret_post"]),
        ApiJson.Options);

    internal sealed record Metadata(
        string Issuer,
        string TokenEndpoint,
        string JwksUri,
        IReadOnlyList<string> ScopesSupported,
        IReadOnlyList<string> ResponseTypesSupported,
        IReadOnlyList<string> GrantTypesSupported,
        IReadOnlyList<string> TokenEndpointAuthMethodsSupported);
}
