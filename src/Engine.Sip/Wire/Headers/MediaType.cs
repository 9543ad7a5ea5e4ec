using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>Content-Type and other type/subtype values with parameters (RFC 3261 §20.15). Types compare without case.</summary>
internal readonly ref struct MediaType
{
    private MediaType(ReadOnlySpan<byte> type, ReadOnlySpan<byte> subtype, HeaderParams parameters)
    {
        Type = type;
        Subtype = subtype;
        Params = parameters;
    }

    public ReadOnlySpan<byte> Type { get; }

    public ReadOnlySpan<byte> Subtype { get; }

    public HeaderParams Params { get; }

    public bool Is(ReadOnlySpan<byte> type, ReadOnlySpan<byte> subtype) =>
        Ascii.EqualsIgnoreCase(Type, type) && Ascii.EqualsIgnoreCase(Subtype, subtype);

    public static bool TryRead(ReadOnlySpan<byte> value, out MediaType media)
    {
        media = default;
        var length = Tokens.Length(value);
        var rest = Lws.TrimStart(value[length..]);
        if (length == 0 || rest.IsEmpty || rest[0] != (byte)'/')
        {
            return false;
        }

        rest = Lws.TrimStart(rest[1..]);
        var subLength = Tokens.Length(rest);
        if (subLength == 0)
        {
            return false;
        }

        media = new MediaType(value[..length], rest[..subLength], new HeaderParams(rest[subLength..]));
        return true;
    }
}
