using Engine.Api.Errors;
using Engine.Ports.Journal;

namespace Engine.Api;

/// <summary>The edge where whatever an endpoint did not expect becomes an answer: 503 while the store is down, 500 otherwise.</summary>
internal sealed partial class UnexpectedFailures(RequestDelegate next, IStoreHealth store, ILogger<UnexpectedFailures> logger)
{
    private static readonly TimeSpan StoreRetryAfter = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody is left to answer.
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await Problem(fault).ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            Log.Failed(logger, fault, context.Request.Method, context.GetEndpoint()?.DisplayName, ApiProblem.TraceId(context));
            context.Response.Clear();
            var problem = store.IsHealthy && fault is not StoreUnavailableException
                ? new ApiProblem(ApiErrors.Unexpected)
                : new ApiProblem(ApiErrors.StoreUnavailable) { RetryAfter = StoreRetryAfter };
            await problem.ExecuteAsync(context);
        }
    }

    private static ApiProblem Problem(BadHttpRequestException fault) => fault.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new ApiProblem(ApiErrors.BodyTooLarge),
        _ => new ApiProblem(ApiErrors.MalformedRequest, fault.Message),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Endpoint} failed, trace {TraceId}")]
        public static partial void Failed(ILogger logger, Exception fault, string method, string? endpoint, string traceId);
    }
}
