using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Parsing;

/// <summary>
/// Bytes of one datagram to a <see cref="SipMessage"/> (RFC 3261 §7, §18.3, §25.1). One pass: start line, line ends, header ids,
/// limits, single headers, body length. Values are not decoded here; <see cref="SipCheck"/> and the typed readers do that.
/// Never throws and never allocates, whatever the bytes.
/// </summary>
internal static class SipParser
{
    /// <summary>
    /// Parses a datagram. After an error the message holds the part that was read: a request is answerable when its Via, From, To, Call-ID
    /// and CSeq are there.
    /// </summary>
    /// <param name="datagram">Stays owned by the caller and must not change while <paramref name="target"/> is used.</param>
    /// <param name="target">Overwritten.</param>
    /// <param name="limits"><see cref="SipLimits.Default"/> when null.</param>
    public static SipParseResult Parse(ReadOnlyMemory<byte> datagram, SipMessage target, SipLimits? limits = null)
    {
        limits ??= SipLimits.Default;
        if (datagram.Length > limits.MaxMessageBytes)
        {
            target.Begin(default);
            return new SipParseResult(SipParseError.MessageTooLong, limits.MaxMessageBytes);
        }

        target.Begin(datagram);
        var span = datagram.Span;
        var start = span.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (start < 0)
        {
            return new SipParseResult(SipParseError.KeepAlive, 0);
        }

        var scan = new HeaderScan(span, start, target, limits);
        if (!scan.TryNextLine(out var lineStart, out var lineEnd))
        {
            return scan.Fault;
        }

        var startLine = StartLine.Read(span, lineStart, lineEnd, target);
        if (startLine == SipParseError.NotSip)
        {
            return new SipParseResult(startLine, lineStart);
        }

        scan.Note(startLine, lineStart);
        return scan.TryReadHeaders() ? scan.Finish() : scan.Fault;
    }
}

/// <summary>What the parser found.</summary>
/// <param name="Error">The first error, in message order.</param>
/// <param name="Offset">Byte offset of the error in the datagram; on success the number of bytes the message takes.</param>
internal readonly record struct SipParseResult(SipParseError Error, int Offset)
{
    public bool IsGood => Error == SipParseError.None;
}
