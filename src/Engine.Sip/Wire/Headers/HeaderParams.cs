using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// The parameters of a header value: *( SEMI name [ EQUAL (token / host / quoted-string) ] ), white space allowed around each mark
/// (RFC 3261 §25.1). Built by the typed readers from text they have found well formed. Use with foreach.
/// </summary>
internal ref struct HeaderParams
{
    private ReadOnlySpan<byte> _rest;

    internal HeaderParams(ReadOnlySpan<byte> text)
    {
        _rest = text;
        Name = default;
        Value = default;
        HasValue = false;
        IsQuoted = false;
        IsMalformed = false;
    }

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value; a quoted string comes without its quotes but with its escapes. Empty when there is none.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool HasValue { get; private set; }

    /// <summary>The value stood in quotes.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>True once the walk has met text that is no parameter; the walk ends there.</summary>
    internal bool IsMalformed { get; private set; }

    public readonly HeaderParams Current => this;

    public readonly HeaderParams GetEnumerator() => this;

    /// <summary>The value of the first parameter with this name (any letter case).</summary>
    public readonly bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var walk = this;
        while (walk.MoveNext())
        {
            if (Ascii.EqualsIgnoreCase(walk.Name, name))
            {
                value = walk.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public readonly bool Has(ReadOnlySpan<byte> name) => TryGet(name, out _);

    public bool MoveNext()
    {
        var text = Lws.TrimStart(_rest);
        if (text.IsEmpty)
        {
            return false;
        }

        text = text[0] == (byte)';' ? Lws.TrimStart(text[1..]) : Malformed();
        if (text.IsEmpty)
        {
            _rest = default;
            return false;
        }

        var length = Tokens.Length(text);
        if (length == 0)
        {
            Malformed();
            return false;
        }

        Name = text[..length];
        text = Lws.TrimStart(text[length..]);
        HasValue = !text.IsEmpty && text[0] == (byte)'=';
        IsQuoted = false;
        Value = default;
        _rest = text;
        return !HasValue || ReadValue(Lws.TrimStart(text[1..]));
    }

    private bool ReadValue(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] == (byte)'"')
        {
            var close = QuotedText.Close(text);
            if (close < 0)
            {
                Malformed();
                return false;
            }

            IsQuoted = true;
            Value = text[1..close];
            _rest = text[(close + 1)..];
        }
        else
        {
            var end = text.IndexOfAny((byte)';', (byte)' ', (byte)'\t');
            end = end < 0 ? text.Length : end;
            var value = Lws.Trim(text[..end]);
            Value = value;
            _rest = text[end..];
            if (!Tokens.IsVisible(value) || value.ContainsAny(",<>\""u8))
            {
                Malformed();
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> Malformed()
    {
        IsMalformed = true;
        _rest = default;
        return default;
    }
}
