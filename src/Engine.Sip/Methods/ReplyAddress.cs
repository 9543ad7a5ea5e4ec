using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>Where a response goes (RFC 3261 §18.2.2, RFC 3581 §4): to the source, and to its port when the sender asked for it by rport.</summary>
internal static class ReplyAddress
{
    internal static SipEndpoint Of(SipMessage request, in SipEndpoint source) =>
        request.TryGetTopVia(out var via) && via.RportPort < 0 ? source.WithPort(via.Port == 0 ? 5060 : via.Port) : source;
}
