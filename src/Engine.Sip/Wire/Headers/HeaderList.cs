using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// Walks the elements of a list header: commas outside quotes and angle brackets separate, lines follow one another
/// (RFC 3261 §7.3.1). Empty elements are passed over. Use with foreach.
/// </summary>
internal ref struct HeaderList
{
    private HeaderLines _lines;
    private ReadOnlySpan<byte> _rest;

    internal HeaderList(SipMessage message, HeaderId id)
    {
        _lines = message.Lines(id);
        _rest = default;
        Current = default;
    }

    /// <summary>A list over one value that stands by itself.</summary>
    public HeaderList(ReadOnlySpan<byte> value)
    {
        _lines = default;
        _rest = value;
        Current = default;
    }

    /// <summary>The element, trimmed, never empty.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly HeaderList GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            while (!_rest.IsEmpty)
            {
                var end = CommaScan.EndOfElement(_rest);
                var element = Lws.Trim(_rest[..end]);
                _rest = end < _rest.Length ? _rest[(end + 1)..] : default;
                if (!element.IsEmpty)
                {
                    Current = element;
                    return true;
                }
            }

            if (!_lines.MoveNext())
            {
                return false;
            }

            _rest = _lines.Current;
        }
    }
}
