using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Headers;

/// <summary>Walks the lines of one header, in message order. Use with foreach.</summary>
internal ref struct HeaderLines
{
    private readonly SipMessage? _message;
    private byte _next;

    internal HeaderLines(SipMessage message, HeaderId id)
    {
        _message = message;
        _next = message.FirstOf(id);
        Current = default;
    }

    /// <summary>Value of the line, trimmed.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly HeaderLines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_message is null || _next == HeaderEntry.None)
        {
            return false;
        }

        Current = _message.ValueAt(_next);
        _next = _message.NextOf(_next);
        return true;
    }
}
