using System.Security.Cryptography;
using System.Text.Json;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Json;

namespace Engine.Api.Editing;

/// <summary>
/// ETag and If-Match for resources that are replaced whole (API-36), so that two people do not overwrite each other unseen. The tag is a hash of the
/// body as it is shown. Looking and writing are one turn: of two writes with the same tag the second is refused.
/// </summary>
/// <typeparam name="TBody">The body that the resource is shown by.</typeparam>
internal sealed class EditGuard<TBody>
    where TBody : class
{
    /// <summary>Writes to different resources share a turn now and then; edits are made by people, so that costs nothing.</summary>
    private const int Turns = 16;

    private const int TagBytes = 16;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    public static string TagOf(TBody body) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options)).AsSpan(0, TagBytes));

    /// <summary>Answers with this body carry its ETag.</summary>
    public RouteHandlerBuilder Tag(RouteHandlerBuilder route, int status = StatusCodes.Status200OK)
    {
        route.AddEndpointFilter(async (invocation, next) => Tagged(invocation.HttpContext, await next(invocation)));
        return route.AnswersHeader(status, "ETag", "Send it as If-Match when changing.");
    }

    /// <summary>Writes only what If-Match names; without the header, whatever is there.</summary>
    /// <param name="route">A write. Its handler takes the store.</param>
    /// <param name="current">Reads what the write would change; null when there is nothing.</param>
    public RouteHandlerBuilder Guard<TStore>(RouteHandlerBuilder route, Func<HttpContext, TStore, Task<TBody?>> current)
    {
        route.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var match = IfMatch.Read(context.Request);
            if (match.Failed)
            {
                return match.Problem;
            }

            var turn = _turns[(uint)string.GetHashCode(context.Request.Path.Value, StringComparison.Ordinal) % Turns];
            await turn.WaitAsync(context.RequestAborted);
            try
            {
                return await RefusalAsync(context, match.Value, () => current(context, invocation.Arguments.OfType<TStore>().First()))
                    ?? Tagged(context, await next(invocation));
            }
            finally
            {
                turn.Release();
            }
        });
        return route
            .Header("If-Match", "ETag of what is changed; left out, whatever is there is changed.")
            .Fails(ApiErrors.ResourceChanged, ApiErrors.InvalidParameters);
    }

    private static async Task<ApiProblem?> RefusalAsync(HttpContext context, IfMatch match, Func<Task<TBody?>> current)
    {
        if (context.Request.Headers.IfMatch.Count == 0)
        {
            return null;
        }

        var now = await current() is { } body ? TagOf(body) : null;
        var wanted = await match.TagAsync(() => Task.FromResult(now));
        return wanted is null || string.Equals(wanted, now, StringComparison.Ordinal)
            ? null
            : new ApiProblem(ApiErrors.ResourceChanged, IfMatch.Advice(context.Request, now));
    }

    private static object? Tagged(HttpContext context, object? result)
    {
        if (result is IValueHttpResult { Value: TBody body })
        {
            context.Response.Headers.ETag = $"\"{TagOf(body)}\"";
        }

        return result;
    }
}

/// <summary>Parts of an address.</summary>
internal static class RouteTexts
{
    /// <summary>The part of that name, decoded.</summary>
    public static string RouteText(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
