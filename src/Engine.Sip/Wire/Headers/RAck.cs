using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>RAck of a PRACK: response number, CSeq number and method (RFC 3262 §7.2).</summary>
public readonly record struct RAck(uint ResponseNumber, uint CSeqNumber, SipMethod Method)
{
    public static bool TryRead(ReadOnlySpan<byte> value, out RAck rack)
    {
        rack = default;
        var digits = Digits.Length(value);
        var rest = Lws.TrimStart(value[digits..]);
        if (rest.Length + digits == value.Length || !Digits.TryRead(value[..digits], uint.MaxValue, out var number)
            || !CSeq.TryRead(rest, out var cseq))
        {
            return false;
        }

        rack = new RAck(number, cseq.Number, cseq.Method);
        return true;
    }
}
