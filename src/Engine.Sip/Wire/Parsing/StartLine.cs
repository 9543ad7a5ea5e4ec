using System.Text;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Parsing;

/// <summary>Request line and status line (RFC 3261 §7.1, §7.2): exactly one space between the parts.</summary>
internal static class StartLine
{
    /// <summary>"SIP/2.0" without its digits.</summary>
    private const int ProtocolBytes = 4;

    internal static SipParseError Read(ReadOnlySpan<byte> span, int start, int end, SipMessage target) =>
        BeginsProtocol(span[start..end]) ? ReadStatus(span, start, end, target) : ReadRequest(span, start, end, target);

    private static SipParseError ReadStatus(ReadOnlySpan<byte> span, int start, int end, SipMessage target)
    {
        var line = span[start..end];
        var space = line.IndexOf((byte)' ');
        if (space < 0)
        {
            return SipParseError.BadStartLine;
        }

        var after = line[(space + 1)..];
        var codeLength = after.IndexOf((byte)' ');
        codeLength = codeLength < 0 ? after.Length : codeLength;
        if (codeLength != 3 || !Digits.TryRead(after[..3], 999, out var code) || code < 100)
        {
            return SipParseError.BadStatusCode;
        }

        // Some peers leave out the space before an empty phrase.
        var reason = Math.Min(start + space + 1 + 4, end);
        target.SetStatusLine((int)code, reason..end);
        if (code > 699)
        {
            return SipParseError.BadStatusCode;
        }

        return IsVersionTwo(line[..space]) ? SipParseError.None : SipParseError.UnsupportedVersion;
    }

    private static SipParseError ReadRequest(ReadOnlySpan<byte> span, int start, int end, SipMessage target)
    {
        var line = span[start..end];
        var trimmed = Lws.TrimEnd(line);
        var first = trimmed.IndexOf((byte)' ');
        var last = trimmed.LastIndexOf((byte)' ');
        if (first < 0 || !BeginsProtocol(trimmed[(last + 1)..]))
        {
            return SipParseError.NotSip;
        }

        target.SetRequestLine(start..(start + first), (start + Math.Min(first + 1, last))..(start + last));
        if (!Tokens.IsToken(line[..first]))
        {
            return SipParseError.BadMethod;
        }

        if (trimmed.Length != line.Length || last <= first + 1)
        {
            return SipParseError.BadStartLine;
        }

        var uri = line[(first + 1)..last];
        if (!Tokens.IsVisible(uri) || uri[0] == (byte)'<')
        {
            return SipParseError.BadRequestUri;
        }

        return IsVersionTwo(line[(last + 1)..]) ? SipParseError.None : SipParseError.UnsupportedVersion;
    }

    private static bool BeginsProtocol(ReadOnlySpan<byte> text) =>
        text.Length > ProtocolBytes && Ascii.EqualsIgnoreCase(text[..ProtocolBytes], "SIP/"u8);

    private static bool IsVersionTwo(ReadOnlySpan<byte> protocol) => protocol[ProtocolBytes..].SequenceEqual("2.0"u8);
}
