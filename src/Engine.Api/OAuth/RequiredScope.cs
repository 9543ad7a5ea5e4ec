using Microsoft.AspNetCore.Authorization;

namespace Engine.Api.OAuth;

/// <summary>The scope an endpoint needs; endpoint metadata that both the check and the API description read.</summary>
/// <param name="Name">Null when any caller is let in, and the answer depends on what he holds.</param>
internal sealed record RequiredScope(string? Name);

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

    /// <summary>Asks for a token or a session, whatever its scopes.</summary>
    public static TBuilder RequireCaller<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .WithMetadata(new RequiredScope(null))
            .RequireAuthorization(new AuthorizationPolicyBuilder(Caller.AnyScheme).RequireAuthenticatedUser().Build());
}
