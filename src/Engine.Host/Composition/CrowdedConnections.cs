using Engine.Api.Errors;
using Engine.Ports;

namespace Engine.Host.Composition;

/// <summary>Answers what comes over a connection beyond the limit, and ends the connection.</summary>
internal sealed class CrowdedConnections(RequestDelegate next, ConnectionLimit limit, IEntropy entropy)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public Task InvokeAsync(HttpContext context)
    {
        if (!ConnectionLimit.IsBeyond(context))
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || context.Request.Path == "/metrics")
        {
            return next(context);
        }

        limit.Refused();
        return new ApiProblem(ApiErrors.Overloaded, "This server has as many connections as it takes; use one for many requests.") { RetryAfter = Scattered() }
            .ExecuteAsync(context);
    }

    /// <summary>One to five seconds, so that the refused do not come back together.</summary>
    private TimeSpan Scattered()
    {
        Span<byte> one = stackalloc byte[1];
        entropy.Fill(one);
        return RetryAfter * (1 + (one[0] % 5));
    }
}
