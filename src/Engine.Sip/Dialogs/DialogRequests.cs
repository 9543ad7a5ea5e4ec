using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Dialogs;

/// <summary>Requests inside a dialog: ACK of a 2xx (RFC 3261 §13.2.2.4), BYE (§15.1.1), re-INVITE (§14.1), INFO (RFC 6086).</summary>
internal static class DialogRequests
{
    /// <summary>ACKs kept for one dialog: more re-INVITEs than these within 64*T1 are not to be expected.</summary>
    private const int KeptAcks = 4;

    /// <summary>Builds, keeps and sends the ACK of a 2xx: new branch, the INVITE's CSeq number and credentials, the dialog's route set (CALL-21).</summary>
    internal static void Acknowledge(CallRecord call, Dialog dialog, uint cseq, List<KeyValuePair<HeaderId, string>>? credentials)
    {
        AgentContext context = call.Context;
        Span<byte> branch = context.BranchScratch.AsSpan(0, call.WriteBranch(context.BranchScratch));
        var writer = new SipWriter(context.Scratch);
        Head(context, dialog, SipMethod.Ack, branch, cseq, contact: false).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Finish();
        if (context.Store(writer) is not { } ack)
        {
            return;
        }

        if (dialog.Acks.Count == KeptAcks)
        {
            context.Packets.Return(dialog.Acks[0].Packet);
            dialog.Acks.RemoveAt(0);
        }

        dialog.Acks.Add((cseq, ack));
        context.Counters.RequestOut(SipMethod.Ack);
        context.Send(ack.Span, dialog.Destination);
    }

    /// <summary>Sends the kept ACK again, for a repeated 2xx (CALL-22); false when there is none for this INVITE.</summary>
    internal static bool AcknowledgeAgain(CallRecord call, Dialog dialog, uint cseq)
    {
        if (dialog.AckOf(cseq) is not { } ack)
        {
            return false;
        }

        call.Context.Counters.Count(SipEvent.RetransmissionsSent);
        return call.Context.Send(ack.Span, dialog.Destination);
    }

    /// <summary>Sends a BYE through the route set; a dialog gets one, and again only to answer a challenge. False when it cannot be written.</summary>
    internal static bool Bye(
        CallRecord call, Dialog dialog, ClientRole role, string reason, List<KeyValuePair<HeaderId, string>>? credentials = null)
    {
        dialog.ByeSent = true;
        ClientTransaction transaction = Open(call, dialog, SipMethod.Bye, role);
        var writer = new SipWriter(call.Context.Scratch);
        Head(call.Context, dialog, SipMethod.Bye, transaction.Branch, transaction.CSeq, contact: false).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Header(HeaderId.Reason, reason);
        writer.Finish();
        return Start(call, transaction, call.Context.Store(writer));
    }

    /// <summary>Sends a re-INVITE with an offer; false when it cannot be written.</summary>
    internal static bool Reinvite(
        CallRecord call, Dialog dialog, ReadOnlySpan<byte> offer, List<KeyValuePair<HeaderId, string>>? credentials = null)
    {
        ClientTransaction transaction = Open(call, dialog, SipMethod.Invite, ClientRole.Reinvite);
        var writer = new SipWriter(call.Context.Scratch);
        Head(call.Context, dialog, SipMethod.Invite, transaction.Branch, transaction.CSeq, contact: true).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Header(HeaderId.Allow, InviteWriter.Allow);
        writer.Finish("application/sdp"u8, offer);
        return Start(call, transaction, call.Context.Store(writer));
    }

    /// <summary>Sends an INFO with a body (RFC 6086); false when it cannot be written.</summary>
    internal static bool Info(CallRecord call, Dialog dialog, string contentType, ReadOnlySpan<byte> body)
    {
        ClientTransaction transaction = Open(call, dialog, SipMethod.Info, ClientRole.Info);
        var writer = new SipWriter(call.Context.Scratch);
        Head(call.Context, dialog, SipMethod.Info, transaction.Branch, transaction.CSeq, contact: true).Write(ref writer);
        writer.Finish(Encoding.ASCII.GetBytes(contentType), body);
        return Start(call, transaction, call.Context.Store(writer));
    }

    private static bool Start(CallRecord call, ClientTransaction transaction, Packet? packet)
    {
        if (packet is null)
        {
            call.Context.Clients.Discard(transaction);
            return false;
        }

        call.Context.Clients.Start(transaction, packet);
        return true;
    }

    private static ClientTransaction Open(CallRecord call, Dialog dialog, SipMethod method, ClientRole role)
    {
        ClientTransaction transaction = call.Context.Clients.Open(call, method, role, ++dialog.LocalCSeq, dialog.Destination);
        Span<byte> branch = stackalloc byte[ClientTransaction.MaxBranchBytes];
        transaction.SetBranch(branch[..call.WriteBranch(branch)]);
        transaction.Dialog = dialog;
        return transaction;
    }

    private static SipRequestHead Head(AgentContext context, Dialog dialog, SipMethod method, ReadOnlySpan<byte> branch, uint cseq, bool contact)
    {
        RouteSet.Plan plan = RouteSet.For(dialog.RemoteTarget, dialog.Routes);
        return new SipRequestHead
        {
            Method = method,
            RequestUri = plan.RequestUri,
            SentBy = context.Local.SentByBytes,
            Branch = branch,
            Routes = plan.Routes,
            FromDisplay = dialog.LocalDisplay,
            FromUri = dialog.LocalUri,
            FromTag = dialog.LocalTag,
            ToUri = dialog.RemoteUri,
            ToTag = dialog.RemoteTag,
            CallId = dialog.CallId,
            CSeq = cseq,
            ContactUri = contact ? context.Local.ContactUri : default(string),
        };
    }

    private static void WriteLines(ref SipWriter writer, List<KeyValuePair<HeaderId, string>>? lines)
    {
        foreach (KeyValuePair<HeaderId, string> line in lines ?? [])
        {
            writer.Header(line.Key, line.Value);
        }
    }
}
