using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// Walks the challenges of WWW-Authenticate and Proxy-Authenticate. Commas separate both the parameters of one challenge and the
/// challenges of one line (RFC 9110 §11.6.1); a new challenge begins where an element is "scheme SP name=" or a bare word. Use with foreach.
/// </summary>
internal ref struct ChallengeList
{
    private HeaderLines _lines;
    private ReadOnlySpan<byte> _rest;

    internal ChallengeList(SipMessage message, HeaderId id)
    {
        _lines = message.Lines(id);
        _rest = default;
        Current = default;
    }

    /// <summary>A list over one header value that stands by itself.</summary>
    public ChallengeList(ReadOnlySpan<byte> value)
    {
        _lines = default;
        _rest = value;
        Current = default;
    }

    /// <summary>One challenge: scheme and its parameters.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly ChallengeList GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_rest.IsEmpty)
        {
            if (!_lines.MoveNext())
            {
                return false;
            }

            _rest = _lines.Current;
        }

        var end = CommaScan.EndOfElement(_rest);
        while (end < _rest.Length)
        {
            var following = _rest[(end + 1)..];
            var element = following[..CommaScan.EndOfElement(following)];
            if (BeginsChallenge(element))
            {
                break;
            }

            end += 1 + element.Length;
        }

        Current = Lws.Trim(_rest[..end]);
        _rest = end < _rest.Length ? _rest[(end + 1)..] : default;
        return true;
    }

    private static bool BeginsChallenge(ReadOnlySpan<byte> element)
    {
        element = Lws.Trim(element);
        var scheme = Tokens.Length(element);
        if (scheme == 0 || scheme == element.Length)
        {
            return scheme > 0;
        }

        if (!Lws.Is(element[scheme]))
        {
            return false;
        }

        var after = Lws.Trim(element[scheme..]);
        return !after.IsEmpty && after[0] != (byte)'=';
    }
}
