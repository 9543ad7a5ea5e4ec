namespace Engine.Sip.Wire.Headers;

/// <summary>The number of a tel URI: digits, visual separators, and for local numbers also hex letters, star and hash (RFC 3966 §3).</summary>
internal static class TelNumber
{
    internal static bool IsValid(ReadOnlySpan<byte> number)
    {
        var digits = 0;
        var global = !number.IsEmpty && number[0] == (byte)'+';
        foreach (var symbol in global ? number[1..] : number)
        {
            if (IsSeparator(symbol))
            {
                continue;
            }

            var good = global ? symbol is >= (byte)'0' and <= (byte)'9' : Hex.Value(symbol) >= 0 || symbol is (byte)'*' or (byte)'#';
            if (!good)
            {
                return false;
            }

            digits++;
        }

        return digits > 0;
    }

    /// <summary>Equal once the visual separators are left out (RFC 3966 §4).</summary>
    internal static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        while (true)
        {
            var a = TakeDigit(ref left);
            var b = TakeDigit(ref right);
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

    private static int TakeDigit(ref ReadOnlySpan<byte> number)
    {
        while (!number.IsEmpty)
        {
            var symbol = number[0];
            number = number[1..];
            if (!IsSeparator(symbol))
            {
                return symbol is >= (byte)'A' and <= (byte)'F' ? symbol | 0x20 : symbol;
            }
        }

        return -1;
    }

    private static bool IsSeparator(byte symbol) => symbol is (byte)'-' or (byte)'.' or (byte)'(' or (byte)')';
}
