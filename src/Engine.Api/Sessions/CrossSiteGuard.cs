using Engine.Api.Documentation;
using Engine.Api.Errors;

namespace Engine.Api.Sessions;

/// <summary>
/// A browser sends the session's cookie, so a page of another site could make it send requests that its owner did not mean (API-64). Guarded are unsafe
/// methods by session, and those by which somebody signs in or sets up. Requests with Authorization are not: no page sends that header to another site
/// without being allowed to, and nothing here allows it.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    /// <summary>No page of another site can send it without a preflight, which nobody answers.</summary>
    public const string Header = "X-Engine-Console";

    /// <summary>What the browser itself says of where a request comes from (W3C Fetch Metadata); programs send none.</summary>
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>What stands there proves itself by a client's secret in the body and takes no notice of a cookie that comes along.</summary>
    private static readonly PathString TokenPath = "/oauth";

    public Task InvokeAsync(HttpContext context) =>
        IsGuarded(context) && !IsOwn(context.Request) ? new ApiProblem(ApiErrors.CrossSite).ExecuteAsync(context) : next(context);

    private static bool IsGuarded(HttpContext context)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
        return !isSafe && context.Request.Headers.Authorization.Count == 0 && !context.Request.Path.StartsWithSegments(TokenPath, StringComparison.OrdinalIgnoreCase)
            && (context.SessionOrNull() is not null || context.GetEndpoint()?.Metadata.GetMetadata<Always>() is not null);
    }

    private static bool IsOwn(HttpRequest request) =>
        request.Headers[FetchSite] is [] or ["same-origin"] && request.Headers[Header] is ["1"];

    /// <summary>On endpoints that are guarded whoever asks: they give a session, or need none.</summary>
    internal sealed class Always
    {
        public static readonly Always Mark = new();

        private Always()
        {
        }
    }
}

/// <summary>Puts the guard on an endpoint.</summary>
internal static class CrossSiteGuardExtensions
{
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder builder) => builder
        .WithMetadata(CrossSiteGuard.Always.Mark)
        .Header(CrossSiteGuard.Header, "1: says that a page of this server sends the request.")
        .Fails(ApiErrors.CrossSite);
}
