using System.Text;
using Engine.Flows.Document.Texts;

namespace Engine.Ports.Outbound;

/// <summary>
/// Text of an answer in the charset it declares (RFC 9110 §8.3.2). A byte order mark outweighs the declaration, as in the Encoding Standard; without
/// either it is UTF-8 (RFC 8259 §8.1).
/// </summary>
public static class AnswerText
{
    /// <summary>Reason of a failure, snake_case: the answer's charset is one that nobody here can read.</summary>
    public const string CharsetUnknown = "charset_unknown";

    /// <summary>Spellings that the registry of charsets does not have and servers use all the same, written without dashes and underscores.</summary>
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8", ["utf8mb4"] = "utf-8", ["ascii"] = "utf-8", ["usascii"] = "utf-8",
        ["utf16"] = "utf-16", ["ucs2"] = "utf-16", ["unicode"] = "utf-16", ["utf16le"] = "utf-16", ["utf16be"] = "utf-16BE",
        ["utf32"] = "utf-32", ["utf32le"] = "utf-32", ["utf32be"] = "utf-32BE",
        // Who says Latin-1 and sends 80 to 9F means Windows-1252: C1 controls have no place in an answer (Encoding Standard).
        ["latin1"] = "windows-1252", ["iso88591"] = "windows-1252", ["l1"] = "windows-1252", ["cp819"] = "windows-1252", ["ansi"] = "windows-1252",
        ["latin9"] = "iso-8859-15", ["sjis"] = "shift_jis", ["cp932"] = "shift_jis", ["windows31j"] = "shift_jis", ["gbk"] = "gb18030", ["cp936"] = "gb18030",
    };

    /// <summary>The body as UTF-8; null when nobody here knows its charset. Bytes that are none of that charset stay as they are.</summary>
    public static ReadOnlyMemory<byte>? Utf8(OutboundResult.Answered answer) => Utf8(answer.Body, answer.Header("Content-Type"));

    /// <param name="body">The bytes that came.</param>
    /// <param name="contentType">The header field's value, null when there was none.</param>
    public static ReadOnlyMemory<byte>? Utf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (ByteOrderMark.Stands(body.Span))
        {
            return ByteOrderMark.PassOver(body);
        }

        if (Charset(contentType ?? "") is not { } charset || body.IsEmpty)
        {
            return body;
        }

        if (Find(charset, body.Span) is not { } meant)
        {
            return null;
        }

        return meant is not UTF8Encoding && ByteOrderMark.Utf8(body.Span, meant) is { } text ? text : body;
    }

    private static string? Charset(string contentType)
    {
        foreach (var parameter in contentType.Split(';').Skip(1))
        {
            var (name, value) = parameter.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim().Trim('"', '\'').Trim()) : ("", "");
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    private static Encoding? Find(string charset, ReadOnlySpan<byte> body)
    {
        var bare = charset.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        var name = Spellings.GetValueOrDefault(bare, charset);
        if (name == "utf-16" && body[0] == 0 && !bare.EndsWith("le", StringComparison.OrdinalIgnoreCase))
        {
            // Nothing says the order; JSON begins with an ASCII character, so a zero in front is its upper half.
            name = "utf-16BE";
        }

        return Known(name) ?? (bare.StartsWith("cp", StringComparison.OrdinalIgnoreCase) ? Known("windows-" + bare[2..]) ?? Known("ibm" + bare[2..]) : null);
    }

    private static Encoding? Known(string name)
    {
        // UTF-7 hides what is sent from whoever looks at it; browsers dropped it for that.
        if (name.Replace("-", "", StringComparison.Ordinal).Contains("utf7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
