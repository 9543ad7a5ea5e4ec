using Microsoft.AspNetCore.Authentication;

namespace Engine.Api.OAuth;

/// <summary>Tokens: issue, check, scopes.</summary>
internal static class OAuthServices
{
    public static IServiceCollection AddOAuth(this IServiceCollection services)
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
