using System.Buffers;

namespace Engine.Sip.Wire.Parsing;

/// <summary>Linear white space (RFC 3261 §25.1). Folded line ends inside a header value count as white space.</summary>
internal static class Lws
{
    internal static readonly SearchValues<byte> Bytes = SearchValues.Create(" \t\r\n"u8);

    internal static bool Is(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => TrimEnd(TrimStart(text));

    internal static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        var start = 0;
        while (start < text.Length && Is(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    internal static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        while (end > 0 && Is(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }
}
