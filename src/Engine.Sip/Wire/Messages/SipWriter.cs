using System.Buffers.Text;
using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Messages;

/// <summary>
/// Writes one SIP message into the caller's buffer, in the order of the calls, without allocating. Values with CR, LF or NUL are
/// refused, so no value can add a header (MSG-08). <see cref="Finish()"/> always writes Content-Length (MSG-07).
/// Requests begin with <see cref="SipRequestHead"/>, responses with <see cref="SipResponseHead"/>: they hold the stable order.
/// </summary>
internal ref struct SipWriter
{
    private readonly Span<byte> _buffer;
    private readonly bool _compact;
    private int _at;

    /// <param name="buffer">Where the message goes; stays the caller's.</param>
    /// <param name="compact">Write one letter header names where they exist (MSG-11).</param>
    public SipWriter(Span<byte> buffer, bool compact = false)
    {
        _buffer = buffer;
        _compact = compact;
    }

    /// <summary>The first error; None while all is well.</summary>
    public SipWriteError Error { get; private set; }

    public readonly bool IsGood => Error == SipWriteError.None;

    /// <summary>Bytes written so far.</summary>
    public readonly int Length => _at;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._at];

    public void RequestLine(SipMethod method, scoped WireText uri) => RequestLine(method.Token(), uri);

    /// <summary>The URI goes out byte for byte (MSG-13).</summary>
    public void RequestLine(scoped ReadOnlySpan<byte> method, scoped WireText uri)
    {
        Refuse(!Tokens.IsToken(method), SipWriteError.IllegalName);
        Raw(method);
        Raw(" "u8);
        Uri(uri);
        Raw(" SIP/2.0\r\n"u8);
    }

    /// <param name="code">100..699.</param>
    /// <param name="reason">May be empty; the standard phrase is the caller's to give.</param>
    public void StatusLine(int code, scoped WireText reason)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(code is >= 100 and <= 699, true, nameof(code));
        Raw("SIP/2.0 "u8);
        Number((uint)code);
        Raw(" "u8);
        Text(reason);
        Raw("\r\n"u8);
    }

    /// <summary>One header line.</summary>
    public void Header(HeaderId id, scoped WireText value)
    {
        Open(id);
        Text(value);
        Close();
    }

    public void Header(HeaderId id, uint value)
    {
        Open(id);
        Number(value);
        Close();
    }

    /// <summary>A header by name: for what the application adds.</summary>
    public void Header(scoped WireText name, scoped WireText value)
    {
        var start = _at;
        Text(name);
        Refuse(IsGood && !Tokens.IsToken(_buffer[start.._at]), SipWriteError.IllegalName);
        Raw(": "u8);
        Text(value);
        Close();
    }

    public void CSeq(uint number, SipMethod method) => CSeq(number, method.Token());

    public void CSeq(uint number, scoped ReadOnlySpan<byte> method)
    {
        Open(HeaderId.CSeq);
        Number(number);
        Raw(" "u8);
        Refuse(!Tokens.IsToken(method), SipWriteError.IllegalName);
        Raw(method);
        Close();
    }

    /// <summary>"display" &lt;uri&gt;;tag=… – display and tag are left out when empty.</summary>
    public void NameAddr(HeaderId id, scoped WireText display, scoped WireText uri, scoped WireText tag = default)
    {
        Open(id);
        if (!display.IsEmpty)
        {
            Quoted(display);
            Raw(" "u8);
        }

        Raw("<"u8);
        Uri(uri);
        Raw(">"u8);
        if (!tag.IsEmpty)
        {
            Raw(";tag="u8);
            Token(tag);
        }

        Close();
    }

    /// <summary>Copies every line with this id from a message, in order; folded lines become one (RFC 3261 §7.3.1).</summary>
    public void Copy(SipMessage source, HeaderId id)
    {
        foreach (var line in source.Lines(id))
        {
            Open(id);
            Unfolded(line);
            Close();
        }
    }

    /// <summary>Begins a header line whose value is put together from parts; <see cref="Close"/> ends it.</summary>
    public void Open(HeaderId id)
    {
        var letter = _compact ? id.Compact() : (byte)0;
        Refuse(id == HeaderId.Other, SipWriteError.IllegalName);
        Raw(letter == 0 ? id.Name() : [letter]);
        Raw(": "u8);
    }

    public void Close() => Raw("\r\n"u8);

    /// <summary>Part of a value.</summary>
    public void Text(scoped WireText text)
    {
        var start = _at;
        Put(text);
        Refuse(_buffer[start.._at].IndexOfAny((byte)'\r', (byte)'\n', (byte)0) >= 0, SipWriteError.IllegalByte);
    }

    /// <summary>Part of a value: a decimal number.</summary>
    public void Number(uint value)
    {
        if (IsGood && Utf8Formatter.TryFormat(value, _buffer[_at..], out var written))
        {
            _at += written;
        }
        else
        {
            Refuse(true, SipWriteError.BufferTooSmall);
        }
    }

    /// <summary>Part of a value: a quoted string, its quotes and backslashes escaped.</summary>
    public void Quoted(scoped WireText text)
    {
        Raw("\""u8);
        var start = _at;
        Text(text);
        for (var at = start; at < _at; at++)
        {
            if (_buffer[at] is (byte)'"' or (byte)'\\')
            {
                if (_at == _buffer.Length)
                {
                    Refuse(true, SipWriteError.BufferTooSmall);
                    return;
                }

                _buffer[at.._at].CopyTo(_buffer[(at + 1)..]);
                _buffer[at++] = (byte)'\\';
                _at++;
            }
        }

        Raw("\""u8);
    }

    /// <summary>Part of a value: a URI as it is; white space, quotes and angle brackets are refused.</summary>
    public void Uri(scoped WireText uri)
    {
        var start = _at;
        Put(uri);
        var written = _buffer[start.._at];
        Refuse(!Tokens.IsVisible(written) || written.ContainsAny("<>\""u8) || (written.IsEmpty && IsGood), SipWriteError.IllegalByte);
    }

    /// <summary>Part of a value: a token such as a tag or a branch.</summary>
    public void Token(scoped WireText token)
    {
        var start = _at;
        Put(token);
        Refuse(IsGood && !Tokens.IsToken(_buffer[start.._at]), SipWriteError.IllegalByte);
    }

    /// <summary>Ends a message without a body.</summary>
    public bool Finish() => Finish(default, default);

    /// <summary>Writes Content-Type (when there is a body), Content-Length and the body. False when anything was refused.</summary>
    public bool Finish(scoped WireText contentType, scoped ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty)
        {
            Header(HeaderId.ContentType, contentType);
        }

        Header(HeaderId.ContentLength, (uint)body.Length);
        Raw("\r\n"u8);
        Raw(body);
        return IsGood;
    }

    /// <summary>Text taken from the wire: each line end with the white space around it becomes one space.</summary>
    internal void Unfolded(scoped ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                Text(text);
                return;
            }

            Text(Lws.TrimEnd(text[..end]));
            Raw(" "u8);
            text = Lws.TrimStart(text[end..]);
        }
    }

    /// <summary>Bytes that are known to be harmless.</summary>
    internal void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        if (IsGood && bytes.TryCopyTo(_buffer[_at..]))
        {
            _at += bytes.Length;
        }
        else
        {
            Refuse(true, SipWriteError.BufferTooSmall);
        }
    }

    private void Put(scoped WireText text)
    {
        if (text.Characters.IsEmpty)
        {
            Raw(text.Bytes);
        }
        else if (IsGood && Encoding.UTF8.TryGetBytes(text.Characters, _buffer[_at..], out var written))
        {
            _at += written;
        }
        else
        {
            Refuse(true, SipWriteError.BufferTooSmall);
        }
    }

    private void Refuse(bool bad, SipWriteError error)
    {
        if (bad && IsGood)
        {
            Error = error;
        }
    }
}

/// <summary>Why a message could not be written. The first error stays; later calls write nothing.</summary>
internal enum SipWriteError : byte
{
    None,
    BufferTooSmall,
    /// <summary>CR, LF or NUL in a value, or a byte that would break out of a URI or a tag (MSG-08).</summary>
    IllegalByte,
    /// <summary>A header or method name that is no token.</summary>
    IllegalName,
}
