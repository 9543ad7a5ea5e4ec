using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>Answers the requests of the peer inside a confirmed dialog (RFC 3261 §12.2.2; DLG-01 to DLG-08). ACK is not among them.</summary>
internal static class DialogServer
{
    internal static void Receive(in DialogExchange exchange)
    {
        var dialog = exchange.Dialog;
        if (dialog.IsOver || (dialog.ByeSent && exchange.Request.Method != SipMethod.Bye))
        {
            exchange.Reply(481, "Call/Transaction Does Not Exist");
            return;
        }

        if (exchange.CSeq < dialog.RemoteCSeq)
        {
            exchange.Reply(500, "Server Internal Error");
            return;
        }

        dialog.RemoteCSeq = exchange.CSeq;
        dialog.Source = exchange.Source;
        if (RequireCheck.Refused(exchange.Owner.Services, exchange.Transaction, exchange.Request))
        {
            return;
        }

        switch (exchange.Request.Method)
        {
            case SipMethod.Bye:
                ByeServer.Receive(exchange);
                break;
            case SipMethod.Invite:
                ReinviteServer.Receive(exchange);
                break;
            case SipMethod.Update:
                UpdateServer.Receive(exchange);
                break;
            case SipMethod.Info:
                InfoServer.Receive(exchange);
                break;
            default:
                (var status, var phrase) = Refusals.Of(exchange.Request.Method, inDialog: true);
                exchange.Reply(status, phrase, new Responder.Extra { Capabilities = status is 200 or 405 });
                break;
        }
    }
}
