namespace Engine.Sip.Wire.Headers;

/// <summary>
/// The ";name=value" parameters or the "name=value&amp;…" headers of a URI, as written. No white space and no quotes occur here
/// (RFC 3261 §19.1.1). Use with foreach.
/// </summary>
internal ref struct UriParams
{
    private readonly byte _separator;
    private ReadOnlySpan<byte> _rest;

    internal UriParams(ReadOnlySpan<byte> text, byte separator)
    {
        _separator = separator;
        _rest = text;
        Name = default;
        Value = default;
        HasValue = false;
    }

    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool HasValue { get; private set; }

    public readonly UriParams Current => this;

    public readonly UriParams GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOf(_separator);
            var part = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (part.IsEmpty)
            {
                continue;
            }

            var equals = part.IndexOf((byte)'=');
            HasValue = equals >= 0;
            Name = HasValue ? part[..equals] : part;
            Value = HasValue ? part[(equals + 1)..] : default;
            return true;
        }

        return false;
    }

    /// <summary>The value of the first parameter with this name; names compare as URIs do: escapes decoded, no letter case.</summary>
    public readonly bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var walk = this;
        while (walk.MoveNext())
        {
            if (EscapedText.AreEqual(walk.Name, name, ignoreCase: true))
            {
                value = walk.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
