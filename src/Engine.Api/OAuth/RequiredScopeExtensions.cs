using Microsoft.AspNetCore.Authorization;

namespace Engine.Api.OAuth;

/// <summary>Puts a scope on an endpoint.</summary>
internal static class RequiredScopeExtensions
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .WithMetadata(new RequiredScope(scope))
            .RequireAuthorization(new AuthorizationPolicyBuilder(BearerHandler.Scheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => ScopeSet.Parse(context.User.FindFirst(Caller.ScopeClaim)?.Value).Covers(scope))
                .Build());
}
