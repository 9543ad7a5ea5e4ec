using Engine.Sip.Calls;
using Engine.Sip.Dialogs;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>Answers the requests of the peer inside a confirmed dialog (RFC 3261 §12.2.2; DLG-01 to DLG-08). ACK is not among them.</summary>
internal static class DialogServer
{
    /// <summary>One request of a dialog, and what is needed to answer it.</summary>
    internal readonly ref struct Exchange
    {
        internal required CallRecord Call { get; init; }

        internal required Dialog Dialog { get; init; }

        internal required ServerTransaction Transaction { get; init; }

        internal required SipMessage Request { get; init; }

        internal required SipEndpoint Source { get; init; }

        internal uint CSeq { get; init; }

        internal void Reply(int status, string phrase, in Responder.Extra extra = default) =>
            Responder.Send(Call.Context, Transaction, Request, status, phrase, extra);
    }

    internal static void Receive(in Exchange exchange)
    {
        Dialog dialog = exchange.Dialog;
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
        if (exchange.Request.Has(HeaderId.Require) && exchange.Request.Method != SipMethod.Bye)
        {
            exchange.Reply(420, "Bad Extension", new Responder.Extra { Headers = UnsupportedOf(exchange.Request) });
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
                (int status, string phrase) = Refusals.Of(exchange.Request.Method, inDialog: true);
                exchange.Reply(status, phrase, new Responder.Extra { Capabilities = status is 200 or 405 });
                break;
        }
    }

    private static KeyValuePair<string, string>[] UnsupportedOf(SipMessage request) =>
        [new("Unsupported", System.Text.Encoding.UTF8.GetString(request.Value(HeaderId.Require)))];
}
