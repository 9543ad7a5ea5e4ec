using Engine.Accounts.Users;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Api.Sessions;
using Engine.Api.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.OpenApi;

namespace Engine.Api;

/// <summary>Tokens, sessions, routing, JSON and the API description.</summary>
public static class HttpServices
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services, PublicAddress address) => services
        .AddSingleton(address)
        .AddSingleton<LiveStreams>()
        .AddSingleton<LiveHints>()
        .AddSingleton<LiveFeed>()
        .AddCallers(address)
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

    private static IServiceCollection AddCallers(this IServiceCollection services, PublicAddress address)
    {
        services
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<ValidatedTokens>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<FailedAuthenticationLimiter>()
            .AddAuthorization()
            .AddSingleton<IPasswordHashing, PasswordHashing>()
            .AddAuthentication(Caller.AnyScheme)
            .AddPolicyScheme(Caller.AnyScheme, null, options =>
                options.ForwardDefaultSelector = context => context.Request.Headers.Authorization.Count > 0 ? Caller.Scheme : SessionScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Caller.Scheme, null)
            .AddSessions(address);
        return services;
    }
}
