using System.Globalization;
using Engine.Sip.Dialogs;
using Engine.Sip.Wire.Headers;

namespace Engine.Sip.Methods;

/// <summary>A re-INVITE of the peer (RFC 3261 §14.2): the call answers the offer, after glare is detected (DLG-02, DLG-03).</summary>
internal static class ReinviteServer
{
    internal static void Receive(in DialogExchange exchange)
    {
        if (IsGlare(exchange) || Refused(exchange, out var offer))
        {
            return;
        }

        var reply = exchange.Owner.OnReoffer(offer);
        if (reply.Status is < 200 or >= 300)
        {
            Refuse(exchange, reply.Status);
            return;
        }

        DialogTarget.Refresh(exchange.Owner, exchange.Dialog, exchange.Request, exchange.Source);
        var extra = new Responder.Extra { Contact = true, Capabilities = true, Sdp = reply.Sdp.Span };
        var sent = exchange.Reply(200, "OK", extra);
        if (!sent.IsEmpty)
        {
            exchange.Resender.Start(sent, exchange.Transaction.ReplyTo, exchange.CSeq, answerExpected: offer.IsEmpty);
        }
    }

    /// <summary>An offer while one is open: 491 when it is ours, 500 with Retry-After when theirs is not yet ACKed.</summary>
    internal static bool IsGlare(in DialogExchange exchange)
    {
        if (exchange.Reinvites.IsOpen || exchange.Resender.OwnOfferOpen)
        {
            exchange.Reply(491, "Request Pending");
            return true;
        }

        if (exchange.Resender.IsWaiting)
        {
            var seconds = (exchange.Owner.Services.Random() % 11).ToString(CultureInfo.InvariantCulture);
            exchange.Reply(500, "Server Internal Error", new Responder.Extra { Headers = [new("Retry-After", seconds)] });
            return true;
        }

        if (exchange.Dialog != exchange.Owner.Dialog)
        {
            exchange.Reply(481, "Call/Transaction Does Not Exist");
            return true;
        }

        return false;
    }

    /// <summary>Refuses an offer: the session stays as it was (DLG-10).</summary>
    internal static void Refuse(in DialogExchange exchange, int status)
    {
        exchange.Reply(status, "Not Acceptable Here");
        exchange.Owner.OnExchangeFailed(ExchangeFault.OfferRefused);
    }

    /// <summary>Reads the offer, if any; a body that cannot be understood is refused here.</summary>
    internal static bool Refused(in DialogExchange exchange, out ReadOnlySpan<byte> offer)
    {
        var unsupported = SdpBody.Find(exchange.Request, out offer) == SdpSearch.Unsupported;
        if (unsupported)
        {
            exchange.Reply(415, "Unsupported Media Type", new Responder.Extra { Capabilities = true });
            exchange.Owner.OnExchangeFailed(ExchangeFault.OfferUnreadable);
        }

        return unsupported;
    }
}
