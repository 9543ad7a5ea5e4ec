namespace Engine.Sip.Wire.Headers;

/// <summary>
/// Comparing text with percent escapes (RFC 3261 §19.1.4): an escape equals the character it stands for, unless that character is
/// reserved. Escapes are decoded once only, and only to compare.
/// </summary>
internal static class EscapedText
{
    /// <summary>Marks a reserved character that was written as an escape; above every byte.</summary>
    private const int Escaped = 0x100;

    internal static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool ignoreCase)
    {
        while (true)
        {
            var a = Take(ref left, ignoreCase);
            var b = Take(ref right, ignoreCase);
            if (a != b)
            {
                return false;
            }

            if (a < 0)
            {
                return true;
            }
        }
    }

    private static int Take(ref ReadOnlySpan<byte> text, bool ignoreCase)
    {
        if (text.IsEmpty)
        {
            return -1;
        }

        int symbol = text[0];
        if (symbol == '%' && text.Length >= 3 && Hex.Value(text[1]) >= 0 && Hex.Value(text[2]) >= 0)
        {
            symbol = (Hex.Value(text[1]) << 4) | Hex.Value(text[2]);
            text = text[3..];

            // An escaped percent sign stays apart from a plain one, which is no legal character by itself.
            return IsReserved(symbol) || symbol == '%' ? symbol | Escaped : Fold(symbol, ignoreCase);
        }

        text = text[1..];
        return Fold(symbol, ignoreCase);
    }

    private static int Fold(int symbol, bool ignoreCase) => ignoreCase && symbol is >= 'A' and <= 'Z' ? symbol | 0x20 : symbol;

    private static bool IsReserved(int symbol) => symbol is ';' or '/' or '?' or ':' or '@' or '&' or '=' or '+' or '$' or ',';
}
