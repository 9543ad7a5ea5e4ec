using System.Buffers;

namespace Engine.Sip.Wire.Parsing;

/// <summary>Character classes of the grammar (RFC 3261 §25.1).</summary>
internal static class Tokens
{
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly SearchValues<byte> Token = Of(Alphanumeric + "-.!%*_+`'~");

    /// <summary>What may stand unescaped in a userinfo; wider than the grammar by "#", which dial strings carry (RFC 3261 §19.1.2, RFC 3966).</summary>
    private static readonly SearchValues<byte> User = Of(Alphanumeric + "-_.!~*'()&=+$,;?/%:#");

    private static readonly SearchValues<byte> HostName = Of(Alphanumeric + "-._");

    private static readonly SearchValues<byte> Scheme = Of(Alphanumeric + "+-.");

    /// <summary>The number of token characters at the start.</summary>
    internal static int Length(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExcept(Token);
        return length < 0 ? text.Length : length;
    }

    internal static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(Token);

    internal static bool IsUser(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(User);

    internal static bool IsHostName(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(HostName);

    internal static bool IsScheme(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && char.IsAsciiLetter((char)text[0]) && !text.ContainsAnyExcept(Scheme);

    /// <summary>True when every byte is visible: no white space, no control character.</summary>
    internal static bool IsVisible(ReadOnlySpan<byte> text) => !text.ContainsAnyInRange((byte)0, (byte)0x20) && !text.Contains((byte)0x7f);

    private static SearchValues<byte> Of(string characters) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(characters));
}
