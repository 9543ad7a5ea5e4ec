using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// name-addr or addr-spec with header parameters: From, To, Contact, Route, Record-Route, Refer-To, P-Asserted-Identity …
/// (RFC 3261 §20.10, §25.1). Without angle brackets every parameter belongs to the header, not to the URI.
/// </summary>
internal readonly ref struct NameAddr
{
    private NameAddr(ReadOnlySpan<byte> display, ReadOnlySpan<byte> uri, bool bracketed, bool quoted, ReadOnlySpan<byte> tag, HeaderParams rest)
    {
        DisplayName = display;
        UriText = uri;
        HasBrackets = bracketed;
        IsQuoted = quoted;
        Tag = tag;
        Params = rest;
    }

    /// <summary>Without its quotes, with its escapes; empty when there is none.</summary>
    public ReadOnlySpan<byte> DisplayName { get; }

    /// <summary>The URI exactly as written, brackets taken off: new messages copy this form.</summary>
    public ReadOnlySpan<byte> UriText { get; }

    public bool HasBrackets { get; }

    private bool IsQuoted { get; }

    /// <summary>The tag parameter; empty when absent.</summary>
    public ReadOnlySpan<byte> Tag { get; }

    public HeaderParams Params { get; }

    /// <summary>Decodes the URI; false when it is no URI.</summary>
    public bool TryGetUri(out SipUri uri) => SipUri.TryRead(UriText, out uri);

    /// <summary>The display name with its escapes taken out; allocates.</summary>
    public string DisplayNameText() => IsQuoted ? QuotedText.Unescape(DisplayName) : Encoding.UTF8.GetString(DisplayName);

    /// <summary>Reads one element.</summary>
    public static bool TryRead(ReadOnlySpan<byte> element, out NameAddr address)
    {
        address = default;
        if (element.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> display = default;
        var rest = element;
        var quoted = element[0] == (byte)'"';
        if (quoted)
        {
            var close = QuotedText.Close(element);
            if (close < 0)
            {
                return false;
            }

            display = element[1..close];
            rest = Lws.TrimStart(element[(close + 1)..]);
            if (rest.IsEmpty || rest[0] != (byte)'<')
            {
                return false;
            }
        }

        var open = OpenBracket(rest);
        return open < 0 ? TryReadBare(rest, out address) : TryReadBracketed(rest, open, display, quoted, out address);
    }

    /// <summary>Index of the bracket that opens the URI; -1 for an addr-spec, whose parameters may hold a bracket in quotes.</summary>
    private static int OpenBracket(ReadOnlySpan<byte> text)
    {
        var mark = text.IndexOfAny((byte)'<', (byte)'"');
        return mark >= 0 && text[mark] == (byte)'<' ? mark : -1;
    }

    private static bool TryReadBracketed(
        ReadOnlySpan<byte> text, int open, ReadOnlySpan<byte> display, bool quoted, out NameAddr address)
    {
        address = default;
        var length = text[open..].IndexOf((byte)'>') - 1;
        if (length < 0)
        {
            return false;
        }

        var uri = text.Slice(open + 1, length);
        return LooksLikeUri(uri)
            && TryFinish(quoted ? display : Lws.Trim(text[..open]), uri, true, quoted, text[(open + length + 2)..], out address);
    }

    private static bool TryReadBare(ReadOnlySpan<byte> text, out NameAddr address)
    {
        address = default;
        var semicolon = text.IndexOf((byte)';');
        var uri = Lws.TrimEnd(semicolon < 0 ? text : text[..semicolon]);

        // A URI with a comma, a question mark or a semicolon must stand in brackets (RFC 3261 §20.10).
        return LooksLikeUri(uri) && !uri.ContainsAny((byte)'?', (byte)',')
            && TryFinish(default, uri, false, false, semicolon < 0 ? default : text[semicolon..], out address);
    }

    private static bool TryFinish(
        ReadOnlySpan<byte> display, ReadOnlySpan<byte> uri, bool bracketed, bool quoted, ReadOnlySpan<byte> parameters, out NameAddr address)
    {
        ReadOnlySpan<byte> tag = default;
        var walk = new HeaderParams(parameters);
        while (walk.MoveNext())
        {
            if (walk.Name.Length == 3 && Ascii.EqualsIgnoreCase(walk.Name, "tag"u8))
            {
                tag = walk.Value;
            }
        }

        address = new NameAddr(display, uri, bracketed, quoted, tag, new HeaderParams(parameters));
        return !walk.IsMalformed;
    }

    private static bool LooksLikeUri(ReadOnlySpan<byte> uri)
    {
        var colon = uri.IndexOf((byte)':');
        return colon > 0 && Tokens.IsScheme(uri[..colon]) && Tokens.IsVisible(uri) && !uri.ContainsAny((byte)'<', (byte)'"');
    }
}
