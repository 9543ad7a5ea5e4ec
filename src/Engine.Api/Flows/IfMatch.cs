using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Flows;

/// <summary>
/// The If-Match header (RFC 9110 §13.1.1): a list of entity tags, or * for whatever is there as long as something is. Left out: whatever is there is
/// replaced.
/// </summary>
internal sealed record IfMatch
{
    /// <summary>What no entity tag of this API is, so that a store answers with a conflict.</summary>
    private const string Never = "W/";

    private const string Form = "must be entity tags in double quotes as ETag gave them, divided by commas, such as \"5f0c\", or *";

    private bool _isThere;

    private bool _any;

    /// <summary>Opaque parts of the tags that can match; weak ones never do (RFC 9110 §8.8.3.2).</summary>
    private IReadOnlyList<string> _strong = [];

    private IReadOnlyList<string> _weak = [];

    public static Read<IfMatch> Read(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return new IfMatch();
        }

        if (!EntityTagHeaderValue.TryParseStrictList([.. request.Headers.IfMatch.OfType<string>()], out var tags) || tags.Count == 0)
        {
            return new ApiProblem(ApiErrors.InvalidParameters, fields: [new FieldFault("If-Match", Form)]);
        }

        return new IfMatch
        {
            _isThere = true,
            _any = tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)),
            _strong = [.. tags.Where(tag => !tag.IsWeak && !tag.Equals(EntityTagHeaderValue.Any)).Select(Opaque)],
            _weak = [.. tags.Where(tag => tag.IsWeak).Select(Opaque)],
        };
    }

    /// <summary>
    /// The one tag to hand to a store, which compares it in the same transaction as it writes; null for whatever is there. What is there now decides
    /// between several.
    /// </summary>
    /// <param name="current">Reads the tag of what is there, null when nothing is; asked only when it matters.</param>
    public async Task<string?> TagAsync(Func<Task<string?>> current)
    {
        if (!_isThere || (_strong.Count == 1 && !_any))
        {
            return _isThere ? _strong[0] : null;
        }

        if (!_any && _strong.Count == 0)
        {
            return Never;
        }

        var now = await current();
        return now is null ? Never : _any ? null : _strong.Contains(now, StringComparer.Ordinal) ? now : _strong[0];
    }

    /// <summary>As <see cref="TagAsync"/>, for the draft of a flow.</summary>
    public Task<string?> OfDraftAsync(HttpContext context, string flowId, IFlowStore flows) => TagAsync(async () =>
        (await flows.FindDraftAsync(context.AccountId(), new FlowId(flowId), context.RequestAborted))?.ETag);

    /// <summary>Why the tags sent do not match what is there, and what to send; null when the general words say it.</summary>
    public static string? Advice(HttpRequest request, string? current)
    {
        var sent = Read(request);
        if (sent.Failed || current is null)
        {
            return null;
        }

        return sent.Value._weak.Contains(current, StringComparer.Ordinal)
            ? $"If-Match never matches a weak tag such as W/\"{current}\" (RFC 9110 §13.1.1). Send it as ETag gave it, without the W/: \"{current}\"; a proxy that weakens tags must be told not to."
            : sent.Value._weak.Count > 0 && sent.Value._strong.Count == 0
                ? $"If-Match never matches weak tags (RFC 9110 §13.1.1), and it has changed since that one. Read it again and send the tag as ETag gives it, now \"{current}\"."
                : null;
    }

    private static string Opaque(EntityTagHeaderValue tag) => tag.Tag.Value![1..^1];
}
