using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Auth;

/// <summary>auth-params of a challenge or of credentials: name "=" (token / quoted-string), separated by commas (RFC 9110 §11.2).</summary>
internal ref struct AuthParams
{
    private ReadOnlySpan<byte> _rest;

    internal AuthParams(ReadOnlySpan<byte> text)
    {
        _rest = text;
        Name = default;
        Value = default;
    }

    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Without quotes, with escapes.</summary>
    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Moves to the next parameter; elements that are none are passed over.</summary>
    internal bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var end = CommaScan.EndOfElement(_rest);
            var element = Lws.Trim(_rest[..end]);
            _rest = end < _rest.Length ? _rest[(end + 1)..] : default;
            var length = Tokens.Length(element);
            var after = Lws.TrimStart(element[length..]);
            if (length == 0 || after.IsEmpty || after[0] != (byte)'=')
            {
                continue;
            }

            Name = element[..length];
            Value = Unquoted(Lws.TrimStart(after[1..]));
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] != (byte)'"')
        {
            return value;
        }

        var close = QuotedText.Close(value);
        return close < 0 ? default : value[1..close];
    }
}
