using Microsoft.AspNetCore.Authorization;

namespace Engine.Api.OAuth;

/// <summary>The scope an endpoint needs; endpoint metadata that both the check and the API description read.</summary>
internal sealed record RequiredScope(string Name);

/// <summary>Puts a scope on an endpoint or a group of them.</summary>
internal static class RequiredScopeExtensions
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .WithMetadata(new RequiredScope(scope))
            .RequireAuthorization(new AuthorizationPolicyBuilder(Caller.AnyScheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.User.ScopesHeld().Covers(scope))
                .Build());
}
