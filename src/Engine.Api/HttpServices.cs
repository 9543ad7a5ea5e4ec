using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.OpenApi;

namespace Engine.Api;

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
            api.AddDocumentTransformer<FlowDocumentSchema>();
            api.AddOperationTransformer<OperationDetails>();
            api.AddSchemaTransformer<NullableValues>();
            api.AddSchemaTransformer<TimesAreTexts>();
        });

    private static IServiceCollection AddOAuth(this IServiceCollection services)
    {
        services
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<FailedAuthenticationLimiter>()
            .AddAuthorization()
            .AddAuthentication(Caller.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Caller.Scheme, null);
        return services;
    }
}
