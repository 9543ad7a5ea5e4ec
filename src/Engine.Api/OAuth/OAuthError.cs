using System.Globalization;
using System.Text.Json.Serialization;
using Engine.Api.Errors;
using Engine.Api.Json;

namespace Engine.Api.OAuth;

/// <summary>An error of the token endpoint (RFC 6749 §5.2), which has a form of its own.</summary>
internal sealed class OAuthError(int status, string error, string description) : IResult
{
    public string Error => error;

    /// <summary>Challenge to send with 401 when the client used the Authorization header.</summary>
    public bool Challenge { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static OAuthError InvalidRequest(string description) => new(400, "invalid_request", description);

    /// <summary>The body has a content coding (RFC 9110 §15.5.16).</summary>
    public static OAuthError UnsupportedCoding(string description) => new(415, "invalid_request", description);

    public static OAuthError InvalidClient(bool usedHeader) =>
        new(401, "invalid_client", "The client is unknown or did not prove who it is.") { Challenge = usedHeader };

    public static OAuthError InvalidScope(string description) => new(400, "invalid_scope", description);

    public static OAuthError UnsupportedGrantType() =>
        new(400, "unsupported_grant_type", "Only client_credentials is granted here.");

    public static OAuthError TooManyFailures(TimeSpan wait) =>
        new(429, "temporarily_unavailable", "Too many failed attempts by this client or address.") { RetryAfter = wait };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        if (Challenge)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"token\", charset=\"UTF-8\"";
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ApiProblem.WholeSeconds(wait).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(new TokenError(error, description), ApiJson.Options, httpContext.RequestAborted);
    }

    /// <summary>What stands on the wire.</summary>
    internal sealed record TokenError(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string ErrorDescription);
}
