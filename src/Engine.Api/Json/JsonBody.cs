using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Engine.Accounts;
using Engine.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Json;

/// <summary>
/// Reads request bodies by hand, because the framework's binding refuses a wrong media type before it has looked at the
/// token and answers faults in its own words.
/// </summary>
internal static class JsonBody
{
    /// <summary>64 KiB: what a start of an interaction may carry, and any body that is not a flow document.</summary>
    public const int DefaultLimitBytes = 64 * 1024;

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The body's bytes, or 413 (too long), or 415 (not declared as JSON in UTF-8).</summary>
    public static async Task<Read<ReadOnlyMemory<byte>>> BytesAsync(HttpContext context, int limitBytes = DefaultLimitBytes)
    {
        var request = context.Request;
        if (request.ContentLength > limitBytes)
        {
            return TooLarge(limitBytes);
        }

        var buffer = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(context.RequestAborted);
            if (buffer.WrittenCount + result.Buffer.Length > limitBytes)
            {
                return TooLarge(limitBytes);
            }

            foreach (var segment in result.Buffer)
            {
                buffer.Write(segment.Span);
            }

            request.BodyReader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return IsJson(request.ContentType) ? WithoutMark(buffer.WrittenMemory) : new ApiProblem(ApiErrors.UnsupportedMediaType);
            }
        }
    }

    /// <summary>The body as a JSON object, or why it is not one.</summary>
    public static async Task<Read<JsonElement>> ObjectAsync(HttpContext context, int limitBytes = DefaultLimitBytes)
    {
        var bytes = await BytesAsync(context, limitBytes);
        if (bytes.Problem is { } problem)
        {
            return problem;
        }

        try
        {
            if (!Utf8.IsValid(bytes.Value.Span))
            {
                return new ApiProblem(ApiErrors.MalformedJson, "This is not UTF-8; save or send the text in that encoding (RFC 8259 §8.1).");
            }

            if (!HoldsText(bytes.Value.Span))
            {
                return new ApiProblem(ApiErrors.MalformedJson, "A text holds half of a surrogate pair, which is no character (RFC 8259 §8.2).");
            }

            using var document = JsonDocument.Parse(bytes.Value, DocumentOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : new ApiProblem(ApiErrors.InvalidBody, "The body must be a JSON object.", [new FieldFault("$", "must be an object")]);
        }
        catch (JsonException fault)
        {
            return Malformed(fault);
        }
    }

    /// <summary>The body as <typeparamref name="T"/>; unknown, missing and mistyped members are faults of the body.</summary>
    public static async Task<Read<T>> AsAsync<T>(HttpContext context, int limitBytes = DefaultLimitBytes)
        where T : class
    {
        var element = await ObjectAsync(context, limitBytes);
        if (element.Problem is { } problem)
        {
            return problem;
        }

        try
        {
            return element.Value.Deserialize<T>(ApiJson.Options)!;
        }
        catch (JsonException fault)
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: BodyWords.Faults(fault));
        }
    }

    /// <summary>As <see cref="AsAsync{T}"/>; what the rules find is a fault of the body too.</summary>
    public static async Task<Read<T>> CheckedAsync<T>(HttpContext context, Func<T, IReadOnlyList<FieldFault>> check)
        where T : class
    {
        var body = await AsAsync<T>(context);
        return body.Failed || ApiProblem.OfBody(check(body.Value)) is not { } problem ? body : problem;
    }

    /// <summary>Whether the request brings a body at all.</summary>
    public static bool IsThere(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    /// <summary>As <see cref="AsAsync{T}"/>; without a body what the caller takes for it.</summary>
    public static async Task<Read<T>> OptionalAsync<T>(HttpContext context, T whenAbsent, int limitBytes = DefaultLimitBytes)
        where T : class => IsThere(context.Request) ? await AsAsync<T>(context, limitBytes) : whenAbsent;

    /// <summary>An escape such as \ud800 is legal in the grammar and no text; looked for only where escapes are.</summary>
    private static bool HoldsText(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json);
        Span<byte> text = new byte[json.Length];
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                reader.CopyString(text);
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        return true;
    }

    private static ApiProblem TooLarge(int limitBytes) =>
        new(ApiErrors.BodyTooLarge, $"The body may hold at most {limitBytes} bytes.");

    private static ApiProblem Malformed(JsonException fault) => new(
        ApiErrors.MalformedJson,
        $"Line {fault.LineNumber + 1 ?? 1}, byte {fault.BytePositionInLine ?? 0}: {Plain(fault.Message)}");

    /// <summary>The serializer appends its position and type names; the first sentence is for people.</summary>
    private static string Plain(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : end;
        return end < 0 ? message : message[..end];
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
                && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>RFC 8259 §8.1 lets a reader ignore a byte order mark; some clients cannot leave it out.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
