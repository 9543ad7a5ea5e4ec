using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Parsing;

/// <summary>
/// The second look: can the headers that routing and matching need be decoded? (RFC 3261 §8.2, §16.3; the invalid messages of
/// RFC 4475 §3.1.2.) Headers that are not needed may be malformed; their readers say so when asked.
/// </summary>
internal static class SipCheck
{
    /// <summary>The first error of a message that <see cref="SipParser"/> has accepted, or None.</summary>
    public static SipParseError Check(SipMessage message)
    {
        if (!message.TryGetTopVia(out _))
        {
            return SipParseError.BadVia;
        }

        if (!NameAddr.TryRead(message.Value(HeaderId.From), out var from) || !IsUsable(from))
        {
            return SipParseError.BadFrom;
        }

        if (!NameAddr.TryRead(message.Value(HeaderId.To), out var to) || !IsUsable(to))
        {
            return SipParseError.BadTo;
        }

        if (message.CallId().IsEmpty || !Tokens.IsVisible(message.CallId()))
        {
            return SipParseError.BadCallId;
        }

        if (!message.TryGetCSeq(out var cseq))
        {
            return SipParseError.BadCSeq;
        }

        return message.IsRequest ? CheckRequest(message, cseq) : SipParseError.None;
    }

    private static SipParseError CheckRequest(SipMessage message, CSeq cseq)
    {
        if (!cseq.MethodText.SequenceEqual(message.MethodText))
        {
            return SipParseError.CSeqMethodMismatch;
        }

        if (!SipUri.TryRead(message.RequestUri, out _))
        {
            return SipParseError.BadRequestUri;
        }

        if (message.Has(HeaderId.MaxForwards) && !Digits.TryRead(message.Value(HeaderId.MaxForwards), byte.MaxValue, out _))
        {
            return SipParseError.BadMaxForwards;
        }

        foreach (var element in message.List(HeaderId.Contact))
        {
            if (!element.SequenceEqual("*"u8) && (!NameAddr.TryRead(element, out var contact) || !IsUsable(contact)))
            {
                return SipParseError.BadContact;
            }
        }

        return SipParseError.None;
    }

    /// <summary>The URI is one by its own scheme's rules; unknown schemes are opaque and pass.</summary>
    private static bool IsUsable(in NameAddr address) => address.TryGetUri(out _);
}
