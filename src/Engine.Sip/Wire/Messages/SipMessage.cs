using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Messages;

/// <summary>
/// A view over the bytes of one SIP message (RFC 3261 §7): start line, a table of headers, body. It makes no string unless asked.
/// The owner keeps one and parses each datagram into it; until the next parse it does not change. Whoever needs it longer takes
/// <see cref="Detach"/>. The bytes belong to the caller of the parser and must stay as they are while the view is used.
/// </summary>
internal sealed class SipMessage
{
    /// <summary>Most headers a table can hold: positions are one byte.</summary>
    public const int MaxHeaderCapacity = HeaderEntry.None;

    private readonly HeaderEntry[] _headers;
    private readonly byte[] _first = new byte[HeaderNames.Count];
    private readonly byte[] _last = new byte[HeaderNames.Count];
    private ReadOnlyMemory<byte> _raw;
    private int _methodStart, _methodLength, _targetStart, _targetLength, _reasonStart, _reasonLength, _bodyStart, _bodyLength;

    /// <param name="headerCapacity">Rows of the header table, 1..255.</param>
    public SipMessage(int headerCapacity = SipLimits.DefaultMaxHeaders)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(headerCapacity is > 0 and <= MaxHeaderCapacity, true, nameof(headerCapacity));
        _headers = new HeaderEntry[headerCapacity];
        Begin(default);
    }

    /// <summary>The whole datagram.</summary>
    public ReadOnlyMemory<byte> Raw => _raw;

    /// <summary>True for a request, false for a response; neither means anything before a successful parse.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>The method of a request; <see cref="SipMethod.Other"/> for an unknown one, whose text is <see cref="MethodText"/>.</summary>
    public SipMethod Method { get; private set; }

    public ReadOnlySpan<byte> MethodText => _raw.Span.Slice(_methodStart, _methodLength);

    /// <summary>The Request-URI exactly as received.</summary>
    public ReadOnlySpan<byte> RequestUri => _raw.Span.Slice(_targetStart, _targetLength);

    /// <summary>100..699 for a response, up to 999 in one that could not be parsed, 0 for a request.</summary>
    public int StatusCode { get; private set; }

    /// <summary>A final response that could not be parsed as a whole; what could be read of it is here.</summary>
    internal bool IsUnreadable { get; set; }

    /// <summary>Reason phrase, UTF-8, may be empty.</summary>
    public ReadOnlySpan<byte> ReasonPhrase => _raw.Span.Slice(_reasonStart, _reasonLength);

    public ReadOnlySpan<byte> Body => _raw.Span.Slice(_bodyStart, _bodyLength);

    public ReadOnlyMemory<byte> BodyMemory => _raw.Slice(_bodyStart, _bodyLength);

    public int HeaderCount { get; private set; }

    /// <summary>Header lines that were no header (no colon, bad name) and were passed over.</summary>
    public int MalformedLineCount { get; internal set; }

    internal int HeaderCapacity => _headers.Length;

    /// <summary>The id of the header line at a position in the message.</summary>
    public HeaderId IdAt(int index) => Entry(index).Id;

    /// <summary>The name as written, long or compact.</summary>
    public ReadOnlySpan<byte> NameAt(int index)
    {
        ref readonly var entry = ref Entry(index);
        return _raw.Span.Slice(entry.NameStart, entry.NameLength);
    }

    /// <summary>The value without the white space around it; folded line ends inside are kept.</summary>
    public ReadOnlySpan<byte> ValueAt(int index)
    {
        ref readonly var entry = ref Entry(index);
        return _raw.Span.Slice(entry.ValueStart, entry.ValueLength);
    }

    public bool Has(HeaderId id) => _first[(int)id] != HeaderEntry.None;

    /// <summary>The value of the first line with this id; empty when there is none.</summary>
    public ReadOnlySpan<byte> Value(HeaderId id) => Has(id) ? ValueAt(_first[(int)id]) : default;

    /// <summary>The value of the first line with this name (for names without an id), any letter case; empty when absent.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> name)
    {
        var id = HeaderNames.Of(name);
        for (var index = FirstOf(id); index != HeaderEntry.None; index = NextOf(index))
        {
            if (id != HeaderId.Other || Ascii.EqualsIgnoreCase(NameAt(index), name))
            {
                return ValueAt(index);
            }
        }

        return default;
    }

    /// <summary>Each header line with this id, one value a line (for headers that are not comma lists).</summary>
    public HeaderLines Lines(HeaderId id) => new(this, id);

    /// <summary>Each element of a list header, over several lines and comma lists alike (RFC 3261 §7.3.1).</summary>
    public HeaderList List(HeaderId id) => new(this, id);

    /// <summary>Each challenge or credential, where commas also stand inside one (RFC 3261 §20.44).</summary>
    public ChallengeList Challenges(HeaderId id) => new(this, id);

    /// <summary>A copy that owns its bytes: for the few who keep a message past the next datagram.</summary>
    public SipMessage Detach()
    {
        var copy = new SipMessage(Math.Max(1, HeaderCount));
        copy.Begin(_raw.ToArray());
        Array.Copy(_headers, copy._headers, HeaderCount);
        Array.Copy(_first, copy._first, _first.Length);
        Array.Copy(_last, copy._last, _last.Length);
        (copy.IsRequest, copy.Method, copy.StatusCode) = (IsRequest, Method, StatusCode);
        (copy.HeaderCount, copy.MalformedLineCount) = (HeaderCount, MalformedLineCount);
        (copy._methodStart, copy._methodLength) = (_methodStart, _methodLength);
        (copy._targetStart, copy._targetLength) = (_targetStart, _targetLength);
        (copy._reasonStart, copy._reasonLength) = (_reasonStart, _reasonLength);
        (copy._bodyStart, copy._bodyLength) = (_bodyStart, _bodyLength);
        return copy;
    }

    /// <summary>The start line and the header count: never a header value, never a body.</summary>
    public override string ToString() => IsRequest
        ? $"{Encoding.UTF8.GetString(MethodText)} ({HeaderCount} headers)"
        : $"{StatusCode} ({HeaderCount} headers)";

    internal byte FirstOf(HeaderId id) => _first[(int)id];

    internal byte NextOf(int index) => _headers[index].Next;

    internal void Begin(ReadOnlyMemory<byte> raw)
    {
        _raw = raw;
        _first.AsSpan().Fill(HeaderEntry.None);
        IsUnreadable = false;
        (IsRequest, Method, StatusCode, HeaderCount, MalformedLineCount) = (false, SipMethod.Other, 0, 0, 0);
        _methodStart = _methodLength = _targetStart = _targetLength = 0;
        _reasonStart = _reasonLength = _bodyStart = _bodyLength = 0;
    }

    internal void SetRequestLine(Range method, Range target)
    {
        IsRequest = true;
        (_methodStart, _methodLength) = method.GetOffsetAndLength(_raw.Length);
        (_targetStart, _targetLength) = target.GetOffsetAndLength(_raw.Length);
        Method = SipMethodNames.Of(MethodText);
    }

    internal void SetStatusLine(int statusCode, Range reason)
    {
        StatusCode = statusCode;
        (_reasonStart, _reasonLength) = reason.GetOffsetAndLength(_raw.Length);
    }

    internal void SetBody(int start, int length) => (_bodyStart, _bodyLength) = (start, length);

    /// <summary>Adds a row; the caller has checked that there is room.</summary>
    internal void Add(HeaderId id, int nameStart, int nameLength, int valueStart, int valueLength)
    {
        var index = (byte)HeaderCount++;
        ref var entry = ref _headers[index];
        entry.Id = id;
        entry.Next = HeaderEntry.None;
        entry.NameStart = nameStart;
        entry.NameLength = nameLength;
        entry.ValueStart = valueStart;
        entry.ValueLength = valueLength;
        if (_first[(int)id] == HeaderEntry.None)
        {
            _first[(int)id] = index;
        }
        else
        {
            _headers[_last[(int)id]].Next = index;
        }

        _last[(int)id] = index;
    }

    private ref readonly HeaderEntry Entry(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)HeaderCount, nameof(index));
        return ref _headers[index];
    }
}
