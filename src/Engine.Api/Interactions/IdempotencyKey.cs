using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Engine.Accounts;
using Engine.Api.Errors;
using Engine.Flows.Facts;

namespace Engine.Api.Interactions;

/// <summary>Header <c>Idempotency-Key</c> of a start (API-24): of requests with the same key and body only the first starts something.</summary>
internal static class IdempotencyKey
{
    public const string Name = "Idempotency-Key";

    /// <summary>Stands in an answer that an earlier request got first.</summary>
    public const string ReplayedName = "Idempotent-Replayed";

    /// <summary>Characters; longer is refused.</summary>
    public const int MaxLength = 255;

    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>The key of a request, null without the header.</summary>
    /// <returns>Why it cannot be one; null when nothing is wrong.</returns>
    public static ApiProblem? Read(IHeaderDictionary headers, out string? key)
    {
        key = null;
        if (!headers.TryGetValue(Name, out var values))
        {
            return null;
        }

        var fault = values is not [{ } value] ? "must be there once only"
            : value.Length == 0 ? "must not be empty; leave it out to start without a key"
            : value.Length > MaxLength ? $"must have {MaxLength} characters at most; a UUID is enough"
            : value.AsSpan().ContainsAnyExcept(Printable) ? "must be of printable ASCII characters, such as a UUID"
            : null;
        key = fault is null ? values[0] : null;
        return fault is null ? null : new ApiProblem(ApiErrors.InvalidIdempotencyKey, fields: [new FieldFault(Name, fault)]);
    }

    /// <summary>Key and body together. Order of members, blanks and escapes of the body do not count.</summary>
    public static StartKey With(string key, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return new StartKey(key, Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)));
    }
}
