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

    /// <summary>The problem of a body with these faults; null when it has none.</summary>
    public static ApiProblem? OfBody(IReadOnlyList<FieldFault> faults) =>
        faults.Count == 0 ? null : new ApiProblem(ApiErrors.InvalidBody, fields: faults);

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

        return response.WriteAsJsonAsync(Body(httpContext), ApiJson.Options, ContentType, httpContext.RequestAborted);
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

/// <summary>
/// What every error looks like on the wire: RFC 9457 members first, then those that clients of comparable products read.
/// </summary>
/// <param name="Type">Address of a page about this kind of error (RFC 9457 §3.1.1).</param>
/// <param name="Title">The same text for every occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened this time.</param>
/// <param name="Instance">Path of the request.</param>
/// <param name="Code">Stable code to branch on.</param>
/// <param name="Message">Same as <paramref name="Title"/>.</param>
/// <param name="Description">Same as <paramref name="Detail"/>.</param>
/// <param name="Fields">Every fault found in the request; empty when the error is not about members.</param>
/// <param name="TraceId">W3C trace id to quote to the operator.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string Message,
    string Description,
    IReadOnlyList<FieldFault> Fields,
    string TraceId);
