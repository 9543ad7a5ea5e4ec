using Engine.Sip.Wire.Headers;

namespace Engine.Sip.Wire.Messages;

/// <summary>Typed views of the headers nearly every reader needs. Each decodes on the spot; none allocates.</summary>
internal static class SipMessageFields
{
    /// <summary>The Call-ID as written; compared byte by byte (RFC 3261 §20.8).</summary>
    public static ReadOnlySpan<byte> CallId(this SipMessage message) => message.Value(HeaderId.CallId);

    public static bool TryGetCSeq(this SipMessage message, out CSeq cseq) => CSeq.TryRead(message.Value(HeaderId.CSeq), out cseq);

    /// <summary>The first element of the first Via line.</summary>
    public static bool TryGetTopVia(this SipMessage message, out Via via)
    {
        var list = message.List(HeaderId.Via);
        via = default;
        return list.MoveNext() && Via.TryRead(list.Current, out via);
    }

    public static bool TryGetFrom(this SipMessage message, out NameAddr from) => NameAddr.TryRead(message.Value(HeaderId.From), out from);

    public static bool TryGetTo(this SipMessage message, out NameAddr to) => NameAddr.TryRead(message.Value(HeaderId.To), out to);

    /// <summary>The first Contact; false when there is none, when it is malformed, or when it is "*".</summary>
    public static bool TryGetContact(this SipMessage message, out NameAddr contact)
    {
        var list = message.List(HeaderId.Contact);
        contact = default;
        return list.MoveNext() && NameAddr.TryRead(list.Current, out contact);
    }

    public static bool TryGetRequestUri(this SipMessage message, out SipUri uri) => SipUri.TryRead(message.RequestUri, out uri);

    /// <summary>From tag; empty when absent or unreadable (RFC 2543 peers).</summary>
    public static ReadOnlySpan<byte> FromTag(this SipMessage message) => message.TryGetFrom(out var from) ? from.Tag : default;

    /// <summary>To tag; empty when absent or unreadable.</summary>
    public static ReadOnlySpan<byte> ToTag(this SipMessage message) => message.TryGetTo(out var to) ? to.Tag : default;

    /// <summary>Whether an option tag stands in a token list such as Supported, Require or Allow (any letter case).</summary>
    public static bool Lists(this SipMessage message, HeaderId id, ReadOnlySpan<byte> token)
    {
        foreach (var element in message.List(id))
        {
            if (System.Text.Ascii.EqualsIgnoreCase(element, token))
            {
                return true;
            }
        }

        return false;
    }
}
