using Engine.Sip.Dialogs;

namespace Engine.Sip.Methods;

/// <summary>An UPDATE of the peer (RFC 3311): with an offer as a re-INVITE, without one a refresh of the target.</summary>
internal static class UpdateServer
{
    internal static void Receive(in DialogExchange exchange)
    {
        if (ReinviteServer.Refused(exchange, out var offer) || (!offer.IsEmpty && ReinviteServer.IsGlare(exchange)))
        {
            return;
        }

        var reply = offer.IsEmpty ? ReofferReply.Accept(default) : exchange.Owner.OnReoffer(offer);
        if (reply.Status is < 200 or >= 300)
        {
            ReinviteServer.Refuse(exchange, reply.Status);
            return;
        }

        DialogTarget.Refresh(exchange.Owner, exchange.Dialog, exchange.Request, exchange.Source);
        exchange.Reply(200, "OK", new Responder.Extra { Contact = true, Sdp = reply.Sdp.Span });
    }
}
