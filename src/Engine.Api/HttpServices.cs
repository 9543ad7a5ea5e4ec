using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.OpenApi;

namespace Engine.Api;

/// <summary>How clients reach this server: issuer of tokens and base of the addresses in answers.</summary>
/// <param name="Url">Absolute, without a slash at the end.</param>
public sealed record PublicAddress(string Url);

/// <summary>Tokens, routing, JSON and the API description.</summary>
public static class HttpServices
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services, PublicAddress address) => services
        .AddSingleton(address)
        .AddOAuth()
        .AddRouting()
        .ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions))
        .AddOpenApi("v1", api =>
        {
            api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            api.AddDocumentTransformer<DocumentDetails>();
            api.AddOperationTransformer<OperationDetails>();
            api.AddSchemaTransformer<NullableValues>();
        });

    private static IServiceCollection AddOAuth(this IServiceCollection services)
    {
        services
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<FailedAuthenticationLimiter>()
            .AddAuthorization()
            .AddAuthentication(BearerHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Scheme, null);
        return services;
    }
}
