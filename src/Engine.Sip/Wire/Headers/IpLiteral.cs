namespace Engine.Sip.Wire.Headers;

/// <summary>IP addresses in text, without allocation. Zone ids are refused: they mean nothing beyond the sender's machine.</summary>
internal static class IpLiteral
{
    /// <summary>Four decimal parts of 0..255; the value holds the first part in its highest byte.</summary>
    internal static bool TryReadV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        var parts = 0;
        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            var part = dot < 0 ? text : text[..dot];
            if (part.Length > 3 || !Parsing.Digits.TryRead(part, byte.MaxValue, out var value) || ++parts > 4)
            {
                return false;
            }

            address = (address << 8) | value;
            if (dot < 0)
            {
                return parts == 4;
            }

            text = text[(dot + 1)..];
        }
    }

    /// <summary>RFC 4291 §2.2 text, no brackets: groups, one "::", a dotted IPv4 tail.</summary>
    internal static bool TryReadV6(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return TryReadGroups(text, out address, out var all) && all == 8;
        }

        var tail = text[(gap + 2)..];
        if (tail.IndexOf("::"u8) >= 0 || (!tail.IsEmpty && tail[0] == (byte)':')
            || !TryReadGroups(text[..gap], out var high, out var before) || !TryReadGroups(tail, out var low, out var after)
            || before + after > 7)
        {
            return false;
        }

        address = before == 0 ? low : (high << (16 * (8 - before))) | low;
        return true;
    }

    private static bool TryReadGroups(ReadOnlySpan<byte> text, out UInt128 value, out int groups)
    {
        value = 0;
        groups = 0;
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains((byte)'.'))
            {
                groups += 2;
                var good = TryReadV4(group, out var tail);
                value = (value << 32) | tail;
                return good && groups <= 8;
            }

            if (colon == text.Length - 1 || ++groups > 8 || !TryReadGroup(group, out var bits))
            {
                return false;
            }

            value = (value << 16) | bits;
            text = colon < 0 ? default : text[(colon + 1)..];
        }

        return true;
    }

    private static bool TryReadGroup(ReadOnlySpan<byte> group, out uint bits)
    {
        bits = 0;
        if (group.Length is 0 or > 4)
        {
            return false;
        }

        foreach (var letter in group)
        {
            var digit = Hex.Value(letter);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 4) | (uint)digit;
        }

        return true;
    }
}
