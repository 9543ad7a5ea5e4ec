using System.Text;

namespace Engine.Flows.Document.Texts;

/// <summary>
/// The mark in front of a text that says how its bytes are meant (Unicode §23.8). RFC 8259 §8.1 lets a reader of JSON pass over it, and every reader
/// here does: some programs cannot leave it out.
/// </summary>
public static class ByteOrderMark
{
    /// <summary>Longest mark first: the one of UTF-32 in little-endian order begins like the one of UTF-16.</summary>
    private static readonly (byte[] Mark, Encoding Meant)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    public static bool Stands(ReadOnlySpan<byte> text)
    {
        foreach (var (mark, _) in Marks)
        {
            if (text.StartsWith(mark))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text as UTF-8 without its mark; as it is when it has none, or when its bytes are not what the mark says.</summary>
    public static ReadOnlyMemory<byte> PassOver(ReadOnlyMemory<byte> text)
    {
        foreach (var (mark, meant) in Marks)
        {
            if (text.Span.StartsWith(mark))
            {
                return meant is UTF8Encoding ? text[mark.Length..] : Utf8(text[mark.Length..].Span, meant) ?? text;
            }
        }

        return text;
    }

    /// <summary>Bytes of a strict encoding as UTF-8; null when they are none of its own.</summary>
    public static byte[]? Utf8(ReadOnlySpan<byte> text, Encoding meant)
    {
        try
        {
            return Encoding.UTF8.GetBytes(meant.GetString(text));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
