using Engine.Accounts;
using Engine.Api.Errors;
using Engine.Api.Json;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Flows;

/// <summary>The If-Match header (RFC 9110 §13.1.1). Left out: whatever is there is replaced.</summary>
internal sealed record IfMatch(string? ETag)
{
    public static Read<IfMatch> Read(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return new IfMatch((string?)null);
        }

        if (!EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out var tag))
        {
            return new ApiProblem(ApiErrors.InvalidParameters, fields: [new FieldFault("If-Match", "must be one entity tag in quotes, or *")]);
        }

        // Weak tags never match here (RFC 9110 §8.8.3.2); a name no draft has makes the store answer so.
        return new IfMatch(tag.Equals(EntityTagHeaderValue.Any) ? null : tag.IsWeak ? "W/" : tag.Tag.Value![1..^1]);
    }
}
