using System.Text;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Methods;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Agent;

/// <summary>Routes a request to its transaction or its dialog, or refuses it (RFC 3261 §8.2, §12.2.2).</summary>
internal sealed class RequestRouter(AgentContext context, IInviteHandler? handler)
{
    internal void Receive(SipMessage request, in SipEndpoint source)
    {
        if (!request.TryGetCSeq(out var cseq))
        {
            context.Services.Counters.Count(SipEvent.DroppedRequest);
            return;
        }

        if (request.Method == SipMethod.Ack)
        {
            Acknowledge(request, cseq.Number);
            return;
        }

        (var how, var transaction) =
            context.Servers.Receive(request, source, ReplyAddress.Of(request, source));
        switch (how)
        {
            case ServerTransactions.Arrival.Repeat:
                return;
            case ServerTransactions.Arrival.Merged:
                Responder.Send(context.Services, transaction, request, 482, "Loop Detected");
                return;
        }

        if (request.Method == SipMethod.Cancel)
        {
            Cancel(transaction, request);
        }
        else if (request.ToTag().IsEmpty)
        {
            Outside(transaction, request);
        }
        else
        {
            Inside(transaction, request, source, cseq.Number);
        }
    }

    private void Acknowledge(SipMessage request, uint cseq)
    {
        if (context.Servers.FindInvite(request) is { } transaction && context.Servers.ReceiveAck(transaction))
        {
            return;
        }

        if (FindCall(request) is { } call && call.Resender.Acknowledged(cseq, out var answerExpected))
        {
            call.TakeAck(request, answerExpected);
        }
    }

    private void Cancel(ServerTransaction transaction, SipMessage request)
    {
        if (context.Servers.FindInvite(request) is not { } invite)
        {
            Responder.Send(context.Services, transaction, request, 481, "Call/Transaction Does Not Exist");
            return;
        }

        // A re-INVITE is answered at once, so that its CANCEL finds nothing to stop.
        Responder.Send(context.Services, transaction, request, 200, "OK", new Responder.Extra { ToTag = (invite.User as CallRecord)?.LocalTag });
        (invite.User as IncomingCall)?.TakeCancel();
    }

    private void Outside(ServerTransaction transaction, SipMessage request)
    {
        (var status, var phrase) = Refusals.Of(request.Method, inDialog: false);
        var isInvitation = request.Method == SipMethod.Invite && handler is not null;

        // The method is looked at before what it requires (RFC 3261 §8.2.1, §8.2.2.3): whatever is refused for its method stays so.
        if ((isInvitation || status == 200) && RequireCheck.Refused(context.Services, transaction, request, NewTag()))
        {
            return;
        }

        if (isInvitation)
        {
            Begin(handler!, transaction, request);
            return;
        }

        if (status == 200 && context.IsDraining)
        {
            // Whoever asks whether we take calls is told: not any more. A call that is up is asked inside its dialog and goes on.
            (status, phrase) = (503, "Service Unavailable");
        }

        Responder.Send(context.Services, transaction, request, status, phrase, new Responder.Extra { Capabilities = status is 200 or 405, ToTag = NewTag() });
    }

    private void Begin(IInviteHandler decider, ServerTransaction transaction, SipMessage request)
    {
        if (!context.Slots.TryTake(out var key))
        {
            Responder.Send(context.Services, transaction, request, 503, "Service Unavailable");
            return;
        }

        var call = new IncomingCall(context, key, decider, transaction, request.Detach());
        context.Slots.Put(key, call);
        call.Begin();
    }

    private void Inside(ServerTransaction transaction, SipMessage request, in SipEndpoint source, uint cseq)
    {
        var call = FindCall(request);
        if (call?.FindDialog(request.FromTag()) is { } dialog)
        {
            DialogServer.Receive(new DialogExchange
            {
                Owner = call,
                Dialog = dialog,
                Resender = call.Resender,
                Reinvites = call.Reinvites,
                Transaction = transaction,
                Request = request,
                Source = source,
                CSeq = cseq,
            });
        }
        else if (call is OutgoingCall { IsRinging: true } ringing)
        {
            Early(ringing, transaction, request);
        }
        else
        {
            Responder.Send(context.Services, transaction, request, 481, "Call/Transaction Does Not Exist");
        }
    }

    /// <summary>A request in an early dialog, or in one whose 2xx was overtaken (CALL-27).</summary>
    private void Early(OutgoingCall call, ServerTransaction transaction, SipMessage request)
    {
        if (RequireCheck.Refused(context.Services, transaction, request))
        {
            return;
        }

        switch (request.Method)
        {
            case SipMethod.Bye:
                Responder.Send(context.Services, transaction, request, 200, "OK");
                call.OnBye(request);
                break;
            case SipMethod.Update or SipMethod.Invite when !request.Body.IsEmpty || request.Method == SipMethod.Invite:
                Responder.Send(context.Services, transaction, request, 491, "Request Pending");
                break;
            case SipMethod.Update or SipMethod.Options:
                Responder.Send(context.Services, transaction, request, 200, "OK", new Responder.Extra { Contact = true, Capabilities = true });
                break;
            default:
                (var status, var phrase) = Refusals.Of(request.Method, inDialog: true);
                Responder.Send(context.Services, transaction, request, status, phrase);
                break;
        }
    }

    /// <summary>The call that our tag names, if Call-ID agrees.</summary>
    private CallRecord? FindCall(SipMessage request)
    {
        var tag = request.ToTag();
        var call = context.Tokens.TryRead(SlotToken.Kind.Tag, tag, out var key) ? context.Slots.Find(key) : null;
        if (call is null || (call.FindDialog(request.FromTag()) is null && call is OutgoingCall { IsDelivered: true }))
        {
            call = context.Aliases.FindByTag(tag) ?? call;
        }

        return call is not null && Ascii.Equals(tag, call.LocalTag) && Ascii.Equals(request.CallId(), call.CallId) ? call : null;
    }

    private string NewTag()
    {
        Span<byte> bytes = stackalloc byte[12];
        context.Services.Entropy.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
