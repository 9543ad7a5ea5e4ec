using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>CSeq: a number below 2^31 and a method (RFC 3261 §8.1.1.5, §20.16).</summary>
internal readonly ref struct CSeq
{
    /// <summary>Highest number allowed.</summary>
    public const uint MaxNumber = int.MaxValue;

    private CSeq(uint number, ReadOnlySpan<byte> methodText)
    {
        Number = number;
        MethodText = methodText;
        Method = SipMethodNames.Of(methodText);
    }

    public uint Number { get; }

    public SipMethod Method { get; }

    public ReadOnlySpan<byte> MethodText { get; }

    public static bool TryRead(ReadOnlySpan<byte> value, out CSeq cseq)
    {
        cseq = default;
        var digits = Digits.Length(value);
        var method = Lws.TrimStart(value[digits..]);
        if (method.Length + digits == value.Length || !Tokens.IsToken(method)
            || !Digits.TryRead(value[..digits], MaxNumber, out var number))
        {
            return false;
        }

        cseq = new CSeq(number, method);
        return true;
    }
}
