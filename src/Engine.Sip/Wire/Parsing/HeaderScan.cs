using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Parsing;

/// <summary>
/// The header section and the body: finds lines, joins folded ones, fills the table, keeps the first fault. A fault in one header
/// does not stop the scan, so that a bad request can still be answered.
/// </summary>
internal ref struct HeaderScan
{
    private readonly ReadOnlySpan<byte> _span;
    private readonly SipMessage _target;
    private readonly SipLimits _limits;
    private int _at;
    private int _vias;
    private long _contentLength;

    internal HeaderScan(ReadOnlySpan<byte> span, int start, SipMessage target, SipLimits limits)
    {
        _span = span;
        _at = start;
        _target = target;
        _limits = limits;
        _vias = 0;
        _contentLength = -1;
        Fault = default;
    }

    /// <summary>The first fault, in the order of the scan.</summary>
    internal SipParseResult Fault { get; private set; }

    internal void Note(SipParseError error, int offset)
    {
        if (error != SipParseError.None && Fault.IsGood)
        {
            Fault = new SipParseResult(error, offset);
        }
    }

    /// <summary>Moves past one line; false, with a fault, when there is no line end.</summary>
    internal bool TryNextLine(out int start, out int end)
    {
        start = _at;
        end = _at;
        var length = _span[_at..].IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
        {
            return Stop(SipParseError.Truncated, _span.Length);
        }

        end = start + length;
        if (length > _limits.MaxHeaderLineBytes)
        {
            Note(SipParseError.HeaderLineTooLong, start);
        }

        if (_span[end] == (byte)'\n')
        {
            _at = end + 1;
            return _limits.AllowBareLineFeed || Stop(SipParseError.BareLineFeed, end);
        }

        _at = end + 2;
        return _at <= _span.Length && _span[end + 1] == (byte)'\n'
            || Stop(_at > _span.Length ? SipParseError.Truncated : SipParseError.BareCarriageReturn, end);
    }

    /// <summary>Reads header lines up to and with the empty line; false, with a fault, when it does not get there.</summary>
    internal bool TryReadHeaders()
    {
        while (!EndsWithoutTheEmptyLine() && TryNextLine(out var start, out var end))
        {
            if (start == end)
            {
                return true;
            }

            while (_at < _span.Length && _span[_at] is (byte)' ' or (byte)'\t')
            {
                if (!TryNextLine(out _, out end))
                {
                    return false;
                }
            }

            if (end - start > _limits.MaxHeaderLineBytes)
            {
                Note(SipParseError.HeaderLineTooLong, start);
            }
            else if (!TakeHeader(start, end))
            {
                return false;
            }
        }

        if (!Fault.IsGood || !EndsWithoutTheEmptyLine())
        {
            return false;
        }

        _at = _span.Length;
        return true;
    }

    /// <summary>
    /// The datagram ends behind a whole header line, all that a message needs was read and no body is announced: nothing is missing but the line that
    /// closes the headers. Such messages are read, because an ACK or BYE that is lost for it costs the call (MSG-15).
    /// </summary>
    private readonly bool EndsWithoutTheEmptyLine() => _span[_at..] is [] or [(byte)'\r']
        && (_contentLength == 0 || (_contentLength < 0 && !_target.Has(HeaderId.ContentType)))
        && _target.Has(HeaderId.Via) && _target.Has(HeaderId.From) && _target.Has(HeaderId.To) && _target.Has(HeaderId.CallId) && _target.Has(HeaderId.CSeq);

    /// <summary>Checks what must be there, then cuts the body.</summary>
    internal SipParseResult Finish()
    {
        Require(HeaderId.Via, SipParseError.MissingVia);
        Require(HeaderId.From, SipParseError.MissingFrom);
        Require(HeaderId.To, SipParseError.MissingTo);
        Require(HeaderId.CallId, SipParseError.MissingCallId);
        Require(HeaderId.CSeq, SipParseError.MissingCSeq);
        var available = _span.Length - _at;
        var length = _contentLength < 0 ? available : _contentLength;
        if (length > _limits.MaxBodyBytes)
        {
            Note(SipParseError.BodyTooLong, _at);
        }
        else if (length > available)
        {
            Note(SipParseError.BodyTruncated, _at);
        }
        else
        {
            _target.SetBody(_at, (int)length);
        }

        return Fault.IsGood ? new SipParseResult(SipParseError.None, _at + (int)length) : Fault;
    }

    /// <summary>One header with its folded lines; false when a limit ends the scan.</summary>
    private bool TakeHeader(int start, int end)
    {
        var line = _span[start..end];
        var colon = line.IndexOf((byte)':');
        var nameLength = colon;
        while (nameLength > 0 && line[nameLength - 1] is (byte)' ' or (byte)'\t')
        {
            nameLength--;
        }

        var id = nameLength > 0 ? HeaderNames.Of(line[..nameLength]) : HeaderId.Other;
        if (id == HeaderId.Other && (nameLength <= 0 || !Tokens.IsToken(line[..nameLength])))
        {
            return ++_target.MalformedLineCount <= _limits.MaxMalformedLines || Stop(SipParseError.TooManyMalformedLines, start);
        }

        if (_target.HeaderCount >= Math.Min(_limits.MaxHeaders, _target.HeaderCapacity))
        {
            return Stop(SipParseError.TooManyHeaders, start);
        }

        var value = Lws.TrimStart(line[(colon + 1)..]);
        var valueStart = end - value.Length;
        value = Lws.TrimEnd(value);
        return TakeSpecial(id, value, start) && Store(id, start, nameLength, valueStart, value.Length);
    }

    private readonly bool Store(HeaderId id, int nameStart, int nameLength, int valueStart, int valueLength)
    {
        _target.Add(id, nameStart, nameLength, valueStart, valueLength);
        return true;
    }

    /// <summary>Headers that the scan itself must look at.</summary>
    private bool TakeSpecial(HeaderId id, ReadOnlySpan<byte> value, int start)
    {
        switch (id)
        {
            case HeaderId.ContentLength:
                TakeContentLength(value, start);
                return true;
            case HeaderId.Via:
                _vias += CountElements(value);
                return _vias <= _limits.MaxVias || Stop(SipParseError.TooManyVias, start);
            case HeaderId.From or HeaderId.To or HeaderId.CallId or HeaderId.CSeq or HeaderId.MaxForwards or HeaderId.ContentType:
                // The same value twice says nothing new; two values leave open which one is meant.
                Note(_target.Has(id) && !value.SequenceEqual(_target.Value(id)) ? SipParseError.RepeatedHeader : SipParseError.None, start);
                return true;
            default:
                return true;
        }
    }

    private void TakeContentLength(ReadOnlySpan<byte> value, int start)
    {
        if (!Digits.TryReadClamped(value, int.MaxValue, out var length))
        {
            Note(SipParseError.BadContentLength, start);
        }
        else if (_contentLength >= 0 && _contentLength != length)
        {
            Note(SipParseError.ContentLengthMismatch, start);
        }
        else
        {
            _contentLength = length;
        }
    }

    private static int CountElements(ReadOnlySpan<byte> value)
    {
        if (!value.Contains((byte)','))
        {
            return 1;
        }

        var count = 0;
        foreach (var _ in new HeaderList(value))
        {
            count++;
        }

        return count;
    }

    private void Require(HeaderId id, SipParseError error) => Note(_target.Has(id) ? SipParseError.None : error, _at);

    private bool Stop(SipParseError error, int offset)
    {
        Note(error, offset);
        return false;
    }
}
