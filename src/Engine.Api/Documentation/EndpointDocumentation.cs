using System.Text.Json.Nodes;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Api.Prompts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Engine.Api.Documentation;

/// <summary>What an endpoint says about itself, for the API description and for the check of its token.</summary>
internal static class EndpointDocumentation
{
    /// <summary>What any request with a token or a session may meet.</summary>
    private static readonly ApiError[] Always =
    [
        ApiErrors.MissingToken, ApiErrors.InvalidToken, ApiErrors.InsufficientScope, ApiErrors.SessionEnded, ApiErrors.CrossSite, ApiErrors.Unexpected,
        ApiErrors.StoreUnavailable,
    ];

    /// <summary>What any body may be answered with.</summary>
    private static readonly ApiError[] OfBodies =
        [ApiErrors.BodyTooLarge, ApiErrors.UnsupportedMediaType, ApiErrors.MalformedJson, ApiErrors.InvalidBody];

    /// <summary>What a sound file may be answered with.</summary>
    private static readonly ApiError[] OfSounds =
    [
        ApiErrors.BodyTooLarge, ApiErrors.UnsupportedAudio, ApiErrors.InvalidBody, ApiErrors.MalformedRequest, ApiErrors.AudioUnreadable,
        ApiErrors.AudioTooLong, ApiErrors.AudioEmpty, ApiErrors.AudioDecoderFailed,
    ];

    /// <summary>The routes of a resource that need the same scope; they may answer with the errors every request can meet.</summary>
    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder routes, string prefix, string tag, string scope)
    {
        var group = routes.MapGroup(prefix).WithTags(tag).RequireScope(scope).Fails(Always);
        ((IEndpointConventionBuilder)group).Add(WithoutSlash);
        return group;
    }

    /// <summary>A resource of which each answer depends on the caller's scopes: it asks only for a token or a session.</summary>
    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder routes, string prefix, string tag) =>
        routes.MapGroup(prefix).WithTags(tag).RequireCaller().Fails(Always);

    /// <summary>Needs a token with the scope, and may answer with these errors beside the ones every request can meet.</summary>
    public static RouteHandlerBuilder Secured(this RouteHandlerBuilder builder, string scope, params ApiError[] errors) =>
        builder.RequireScope(scope).Fails([.. Always, .. errors]);

    /// <summary>Takes a JSON body of that type, under the type's name in the description or another one.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder, string? name = null) =>
        builder.WithMetadata(new DocumentedBody(typeof(T), Name: name)).Fails(OfBodies);

    /// <summary>Takes a JSON body of that type, or none.</summary>
    public static RouteHandlerBuilder TakesOptionally<T>(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new DocumentedBody(typeof(T), Required: false)).Fails(OfBodies);

    /// <summary>Takes a flow document; its form is described by the schema served at /v1/flow-schema, not by a .NET type.</summary>
    public static RouteHandlerBuilder TakesFlow(this RouteHandlerBuilder builder) => builder.Takes<JsonObject>(FlowDocumentSchema.DraftName);

    /// <summary>Takes a sound file; this endpoint alone may have a body of that size.</summary>
    public static RouteHandlerBuilder TakesSound(this RouteHandlerBuilder builder, bool withLabel) => builder
        .WithMetadata(new DocumentedUpload(withLabel), new RequestSizeLimitAttribute(SoundUpload.LimitBytes))
        .Fails(OfSounds);

    /// <summary>Answers with a flow document.</summary>
    public static RouteHandlerBuilder ProducesFlow(this RouteHandlerBuilder builder) => builder.Produces<JsonObject>().WithMetadata(new DocumentedFlow());

    public static TBuilder Fails<TBuilder>(this TBuilder builder, params ApiError[] errors)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(
        [
            new DocumentedErrors(errors),
            .. errors.Select(error => error.Status).Distinct()
                .Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [ApiProblem.ContentType])),
        ]);

    public static RouteHandlerBuilder Query(this RouteHandlerBuilder builder, string name, DocumentedType type, string description) =>
        builder.WithMetadata(new DocumentedParameter(name, type, description, InHeader: false));

    public static RouteHandlerBuilder Header(this RouteHandlerBuilder builder, string name, string description) =>
        builder.WithMetadata(new DocumentedParameter(name, DocumentedType.Text, description, InHeader: true));

    public static RouteHandlerBuilder AnswersHeader(
        this RouteHandlerBuilder builder, int status, string name, string description, bool always = true) =>
        builder.WithMetadata(new DocumentedHeader(status, name, description, always));

    /// <summary>A list: cursor paging (API-32).</summary>
    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder builder) => builder
        .Query("page_size", DocumentedType.Integer, "Rows of a page, 1 to 200; 50 when left out.")
        .Query("page_token", DocumentedType.Text, "next_page_token of the page before.")
        .Fails(ApiErrors.InvalidParameters);

    /// <summary>A group puts a slash behind its own address, and metrics would show it.</summary>
    private static void WithoutSlash(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } address } route && address.EndsWith('/'))
        {
            route.RoutePattern = RoutePatternFactory.Parse(address.TrimEnd('/'));
        }
    }
}
