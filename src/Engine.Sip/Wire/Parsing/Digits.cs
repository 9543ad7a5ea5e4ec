namespace Engine.Sip.Wire.Parsing;

/// <summary>Decimal numbers with overflow checks (MSG-14). Only digits count: no sign, no white space.</summary>
internal static class Digits
{
    /// <summary>Reads the whole text as a number up to <paramref name="max"/>.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, uint max, out uint value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        ulong sum = 0;
        foreach (var digit in text)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }

            sum = (sum * 10) + (uint)(digit - '0');
            if (sum > max)
            {
                return false;
            }
        }

        value = (uint)sum;
        return true;
    }

    /// <summary>Reads the whole text as a number; larger ones become <paramref name="max"/>.</summary>
    internal static bool TryReadClamped(ReadOnlySpan<byte> text, uint max, out uint value)
    {
        if (TryRead(text, max, out value))
        {
            return true;
        }

        var tooLarge = !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        value = tooLarge ? max : 0;
        return tooLarge;
    }

    /// <summary>The number of digits at the start.</summary>
    internal static int Length(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length < 0 ? text.Length : length;
    }
}
