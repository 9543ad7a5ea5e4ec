namespace Engine.Sip.Wire.Parsing;

/// <summary>Quoted strings with backslash escapes (RFC 3261 §25.1).</summary>
internal static class QuotedText
{
    /// <summary>Length of the quoted string at the start, both quotes included; the whole length when it is not closed.</summary>
    internal static int Length(ReadOnlySpan<byte> text)
    {
        var end = Close(text);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>Index of the closing quote of a text that begins with a quote, or -1.</summary>
    internal static int Close(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (at < text.Length)
        {
            var step = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
            {
                return -1;
            }

            at += step;
            if (text[at] == (byte)'"')
            {
                return at;
            }

            at += 2;
        }

        return -1;
    }

    /// <summary>The text with its escapes taken out, as a string; allocates.</summary>
    internal static string Unescape(ReadOnlySpan<byte> inside)
    {
        if (!inside.Contains((byte)'\\'))
        {
            return System.Text.Encoding.UTF8.GetString(inside);
        }

        var plain = new byte[inside.Length];
        var length = 0;
        for (var at = 0; at < inside.Length; at++)
        {
            if (inside[at] == (byte)'\\' && at + 1 < inside.Length)
            {
                at++;
            }

            plain[length++] = inside[at];
        }

        return System.Text.Encoding.UTF8.GetString(plain.AsSpan(0, length));
    }
}
