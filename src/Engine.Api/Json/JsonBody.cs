using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Engine.Accounts;
using Engine.Api.Errors;
using Engine.Flows.Document.Json;

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

    /// <summary>The body's bytes, or 413 (too long), or 415 (not declared as plain JSON in UTF-8).</summary>
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
                return DeclaredBody.Refusal(context) is { } refusal ? refusal : WithoutMark(buffer.WrittenMemory);
            }
        }
    }

    /// <summary>The body as a JSON object, or why it is not one.</summary>
    public static async Task<Read<JsonElement>> ObjectAsync(HttpContext context, int limitBytes = DefaultLimitBytes)
    {
        var bytes = await BytesAsync(context, limitBytes);
        return bytes.Problem is { } problem ? problem : Parsed<JsonElement>(bytes.Value, static root => root.Clone());
    }

    /// <summary>The UTF-8 of a body that is a JSON object, for who reads it himself; or why it is not one.</summary>
    public static async Task<Read<ReadOnlyMemory<byte>>> ObjectBytesAsync(HttpContext context, int limitBytes)
    {
        var bytes = await BytesAsync(context, limitBytes);
        return bytes.Problem is { } problem ? problem : Parsed(bytes.Value, _ => bytes.Value);
    }

    private static Read<T> Parsed<T>(ReadOnlyMemory<byte> bytes, Func<JsonElement, T> take)
    {
        try
        {
            if (!Utf8.IsValid(bytes.Span) || !HoldsText(bytes.Span))
            {
                return Malformed(bytes);
            }

            using var document = JsonDocument.Parse(bytes, DocumentOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? take(document.RootElement)
                : new ApiProblem(ApiErrors.InvalidBody, "The body must be a JSON object.", [new FieldFault("$", "must be an object")]);
        }
        catch (JsonException)
        {
            return Malformed(bytes);
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

        var body = Deserialized<T>(element.Value);
        return body.Failed && WholeNumbers.WrittenOut(element.Value) is { } writtenOut ? Deserialized<T>(writtenOut) : body;
    }

    private static Read<T> Deserialized<T>(JsonElement element)
        where T : class
    {
        try
        {
            return element.Deserialize<T>(ApiJson.Options)!;
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

    /// <summary>Where the text stops being JSON, as its writer sees it; the parser's own words are for programmers.</summary>
    private static ApiProblem Malformed(ReadOnlyMemory<byte> body)
    {
        var fault = JsonText.FirstFault(body.Span, DocumentOptions.MaxDepth) ?? JsonTextFault.Unknown;
        return new ApiProblem(ApiErrors.MalformedJson, fault.ToString(), [new FieldFault(fault.Path, fault.Words)]);
    }

    /// <summary>RFC 8259 §8.1 lets a reader ignore a byte order mark; some clients cannot leave it out.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
