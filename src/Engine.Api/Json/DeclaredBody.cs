using Engine.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Json;

/// <summary>What a body is declared to be, and why this API does not read it so (415). A declaration comes from a client's library: it is read generously.</summary>
internal static class DeclaredBody
{
    private const string Remedy = "send Content-Type: application/json, encoded as UTF-8";

    /// <summary>Null when the body may be read as JSON in UTF-8 without a content coding.</summary>
    public static ApiProblem? Refusal(HttpContext context) => CodingRefusal(context) ?? TypeRefusal(context);

    /// <summary>
    /// A body with a content coding (RFC 9110 §8.4) is refused by any endpoint that takes one; Accept-Encoding of the answer says that only the plain
    /// form is read (RFC 9110 §12.5.3).
    /// </summary>
    public static ApiProblem? CodingRefusal(HttpContext context)
    {
        if (CodingOf(context.Request) is not { } coding)
        {
            return null;
        }

        context.Response.Headers.AcceptEncoding = "identity";
        return new ApiProblem(ApiErrors.UnsupportedMediaType, CodingWords(coding));
    }

    /// <summary>The content coding that is not read, such as gzip; null when there is none.</summary>
    public static string? CodingOf(HttpRequest request)
    {
        var codings = string.Join(',', request.Headers.ContentEncoding.ToArray())
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(codings, coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase));
    }

    public static string CodingWords(string coding) =>
        $"The body is declared with Content-Encoding: {coding}; this API reads only bodies without a content coding (identity). Send it plain, without that header.";

    /// <summary>UTF-8 by any of the names that clients write: utf-8, utf8, UTF_8, in quotes or without; also ASCII, which is the part of it that they used.</summary>
    public static bool IsUtf8(string charset) =>
        charset.Trim('"', '\'', ' ').Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()
            is "UTF8" or "USASCII" or "ASCII";

    private static ApiProblem? TypeRefusal(HttpContext context)
    {
        var declared = context.Request.ContentType;
        if (string.IsNullOrWhiteSpace(declared))
        {
            return Unsupported($"The body comes without a Content-Type; {Remedy}.");
        }

        if (!MediaTypeHeaderValue.TryParse(declared, out var type) || !IsJson(type))
        {
            return Unsupported($"The body is declared as {declared}, which is not JSON; {Remedy}.");
        }

        // A charset has no effect on JSON (RFC 8259 §11); one that is not UTF-8 tells that the bytes are something else.
        var foreign = type.Parameters.FirstOrDefault(parameter =>
            parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) && !IsUtf8(parameter.Value.ToString()));
        return foreign is null ? null : Unsupported($"The body is declared in the charset {foreign.Value}; this API reads JSON in UTF-8 only. Write it so and {Remedy}.");
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    private static ApiProblem Unsupported(string detail) => new(ApiErrors.UnsupportedMediaType, detail);
}
