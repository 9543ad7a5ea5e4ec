using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>RSeq of a reliable provisional: 1..2^32-1 (RFC 3262 §7.1).</summary>
public readonly record struct RSeq(uint Number)
{
    public static bool TryRead(ReadOnlySpan<byte> value, out RSeq rseq)
    {
        var good = Digits.TryRead(value, uint.MaxValue, out var number) && number > 0;
        rseq = new RSeq(number);
        return good;
    }
}
