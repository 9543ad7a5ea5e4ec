using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>Walks the parts of a multipart body (RFC 2046 §5.1.1). Line ends may be CRLF or LF. A part without an end runs to the end.</summary>
internal ref struct MultipartReader
{
    private readonly ReadOnlySpan<byte> _boundary;
    private ReadOnlySpan<byte> _rest;
    private bool _started;

    internal MultipartReader(ReadOnlySpan<byte> body, ReadOnlySpan<byte> boundary)
    {
        _boundary = boundary;
        _rest = body;
        _started = false;
        ContentType = default;
        ContentDisposition = default;
        Content = default;
    }

    internal ReadOnlySpan<byte> ContentType { get; private set; }

    internal ReadOnlySpan<byte> ContentDisposition { get; private set; }

    internal ReadOnlySpan<byte> Content { get; private set; }

    internal bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            TakeUpToDelimiter(out _);
        }

        if (_rest.IsEmpty)
        {
            return false;
        }

        TakeUpToDelimiter(out var part);
        ReadHead(ref part);
        Content = part;
        return true;
    }

    /// <summary>Cuts the text before the next delimiter line off; what remains begins after that line, or is empty at the end.</summary>
    private void TakeUpToDelimiter(out ReadOnlySpan<byte> before)
    {
        var from = 0;
        while (_boundary.Length > 0)
        {
            var dashes = _rest[from..].IndexOf("--"u8);
            if (dashes < 0)
            {
                break;
            }

            var at = from + dashes;
            var after = _rest[(at + 2)..];
            if ((at == 0 || _rest[at - 1] == (byte)'\n') && after.StartsWith(_boundary) && EndsLine(after[_boundary.Length..], out var skip))
            {
                before = WithoutLineEnd(_rest[..at]);
                _rest = skip < 0 ? default : after[(_boundary.Length + skip)..];
                return;
            }

            from = at + 1;
        }

        before = _rest;
        _rest = default;
    }

    /// <summary>True when a delimiter line ends here; skip is -1 for the closing delimiter.</summary>
    private static bool EndsLine(ReadOnlySpan<byte> text, out int skip)
    {
        skip = -1;
        if (text.StartsWith("--"u8))
        {
            return true;
        }

        var end = text.IndexOf((byte)'\n');
        skip = end + 1;
        return end >= 0 && Lws.Trim(text[..end]).IsEmpty;
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> text)
    {
        text = text.EndsWith("\n"u8) ? text[..^1] : text;
        return text.EndsWith("\r"u8) ? text[..^1] : text;
    }

    private void ReadHead(ref ReadOnlySpan<byte> part)
    {
        ContentType = "text/plain"u8;
        ContentDisposition = default;
        while (!part.IsEmpty)
        {
            var end = part.IndexOf((byte)'\n');
            var line = Lws.Trim(end < 0 ? part : part[..end]);
            part = end < 0 ? default : part[(end + 1)..];
            if (line.IsEmpty)
            {
                return;
            }

            var colon = line.IndexOf((byte)':');
            var id = colon > 0 ? HeaderNames.Of(Lws.TrimEnd(line[..colon])) : HeaderId.Other;
            if (id == HeaderId.ContentType)
            {
                ContentType = Lws.TrimStart(line[(colon + 1)..]);
            }
            else if (id == HeaderId.ContentDisposition)
            {
                ContentDisposition = Lws.TrimStart(line[(colon + 1)..]);
            }
        }
    }
}
