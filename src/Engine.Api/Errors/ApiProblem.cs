using System.Diagnostics;
using System.Globalization;
using Engine.Accounts;
using Engine.Api.Json;

namespace Engine.Api.Errors;

/// <summary>An error as a result of an endpoint; also written by middleware that has no endpoint.</summary>
internal sealed class ApiProblem(ApiError error, string? detail = null, IReadOnlyList<FieldFault>? fields = null) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>Path under which each code has its page.</summary>
    public const string PagePath = "/problems/";

    public ApiError Error => error;

    public IReadOnlyList<FieldFault> Fields { get; } = fields ?? [];

    /// <summary>Sent as Retry-After, rounded up to whole seconds (RFC 9110 §10.2.3).</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = error.Status;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = WholeSeconds(wait).ToString(CultureInfo.InvariantCulture);
        }

        var body = Body(httpContext);
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.WriteAsJsonAsync(body, ApiJson.Options, ContentType, httpContext.RequestAborted);
    }

    /// <summary>Never below one: a client told to wait zero seconds comes back at once.</summary>
    public static int WholeSeconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    public static string TraceId(HttpContext context) =>
        Activity.Current is { } activity ? activity.TraceId.ToHexString() : context.TraceIdentifier;

    private ProblemBody Body(HttpContext context)
    {
        var request = context.Request;
        var text = detail ?? error.Remedy;
        return new ProblemBody(
            $"{request.Scheme}://{request.Host}{PagePath}{error.Code}",
            error.Title,
            error.Status,
            text,
            request.Path.ToUriComponent(),
            error.Code,
            error.Title,
            text,
            Fields,
            TraceId(context));
    }
}
