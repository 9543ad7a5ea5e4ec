using System.Text;
using Engine.Sip.Counters;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Dialogs;

/// <summary>Requests inside a dialog: ACK of a 2xx (RFC 3261 §13.2.2.4), BYE (§15.1.1), re-INVITE (§14.1), OPTIONS (§11), INFO (RFC 6086).</summary>
internal static class DialogRequests
{
    /// <summary>ACKs kept for one dialog: more re-INVITEs than these within 64*T1 are not to be expected.</summary>
    private const int KeptAcks = 4;

    /// <summary>Builds, keeps and sends the ACK of a 2xx: new branch, the INVITE's CSeq number and credentials, the dialog's route set (CALL-21).</summary>
    internal static void Acknowledge(IDialogOwner owner, Dialog dialog, uint cseq, List<KeyValuePair<HeaderId, string>>? credentials)
    {
        var services = owner.Services;
        if (StoreAck(owner, dialog, cseq, credentials) is not { } ack)
        {
            owner.OnUnsent(SipMethod.Ack);
            DialogTarget.AddressBySource(owner, dialog);
            if (StoreAck(owner, dialog, cseq, credentials) is not { } bare)
            {
                return;
            }

            ack = bare;
        }

        if (dialog.Acks.Count == KeptAcks)
        {
            services.Packets.Return(dialog.Acks[0].Packet);
            dialog.Acks.RemoveAt(0);
        }

        dialog.Acks.Add((cseq, ack));
        dialog.AckedAt = services.Now;
        services.Counters.RequestOut(SipMethod.Ack);
        SendAck(owner, dialog, ack);
    }

    /// <summary>Sends the kept ACK again, for a repeated 2xx (CALL-22); false when there is none for this INVITE.</summary>
    internal static bool AcknowledgeAgain(IDialogOwner owner, Dialog dialog, uint cseq)
    {
        if (dialog.AckOf(cseq) is not { } ack)
        {
            return false;
        }

        owner.Services.Counters.Count(SipEvent.RetransmissionsSent);
        return SendAck(owner, dialog, ack);
    }

    /// <summary>
    /// An ICMP error named where the dialog points. An ACK has no transaction that would hear of it: the one that was just sent is sent again, to where
    /// the peer's last message came from (CALL-29).
    /// </summary>
    internal static void Unreachable(IDialogOwner owner, Dialog dialog)
    {
        if (dialog.Acks is [.., var last] && owner.Services.Now - dialog.AckedAt <= owner.TimerValues.Timeout && DialogTarget.FallBack(owner, dialog))
        {
            owner.OnUnsent(SipMethod.Ack);
            owner.Services.Counters.Count(SipEvent.RetransmissionsSent);
            owner.Services.Send(last.Packet.Span, dialog.Destination);
        }
    }

    /// <summary>Sends a BYE through the route set; a dialog gets one, and again only to answer a challenge. False when it cannot be written.</summary>
    internal static bool Bye(
        IDialogOwner owner, Dialog dialog, ClientRole role, string reason, List<KeyValuePair<HeaderId, string>>? credentials = null)
    {
        dialog.ByeSent = true;
        var transaction = Open(owner, dialog, SipMethod.Bye, role);
        var writer = new SipWriter(owner.Services.Scratch);
        Head(owner.Services, dialog, SipMethod.Bye, transaction.Branch, transaction.CSeq, contact: false).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Header(HeaderId.Reason, reason);
        writer.Finish();
        return Start(owner, transaction, owner.Services.Store(writer));
    }

    /// <summary>Sends a re-INVITE with an offer; false when it cannot be written.</summary>
    internal static bool Reinvite(
        IDialogOwner owner, Dialog dialog, ReadOnlySpan<byte> offer, List<KeyValuePair<HeaderId, string>>? credentials = null)
    {
        var transaction = Open(owner, dialog, SipMethod.Invite, ClientRole.Reinvite);
        var writer = new SipWriter(owner.Services.Scratch);
        Head(owner.Services, dialog, SipMethod.Invite, transaction.Branch, transaction.CSeq, contact: true).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Header(HeaderId.Allow, SupportedMethods.Allow);
        writer.Finish("application/sdp"u8, offer);
        return Start(owner, transaction, owner.Services.Store(writer));
    }

    /// <summary>Asks the peer what it can do, and so whether it is there (RFC 3261 §11.1); false when it cannot be written.</summary>
    internal static bool Options(IDialogOwner owner, Dialog dialog, List<KeyValuePair<HeaderId, string>>? credentials = null)
    {
        var transaction = Open(owner, dialog, SipMethod.Options, ClientRole.Options);
        var writer = new SipWriter(owner.Services.Scratch);
        Head(owner.Services, dialog, SipMethod.Options, transaction.Branch, transaction.CSeq, contact: true).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Header(HeaderId.Accept, "application/sdp"u8);
        writer.Finish();
        return Start(owner, transaction, owner.Services.Store(writer));
    }

    /// <summary>Sends an INFO with a body (RFC 6086); false when it cannot be written.</summary>
    internal static bool Info(IDialogOwner owner, Dialog dialog, string contentType, ReadOnlySpan<byte> body)
    {
        var transaction = Open(owner, dialog, SipMethod.Info, ClientRole.Info);
        var writer = new SipWriter(owner.Services.Scratch);
        Head(owner.Services, dialog, SipMethod.Info, transaction.Branch, transaction.CSeq, contact: true).Write(ref writer);
        writer.Finish(Encoding.ASCII.GetBytes(contentType), body);
        return Start(owner, transaction, owner.Services.Store(writer));
    }

    private static Packet? StoreAck(IDialogOwner owner, Dialog dialog, uint cseq, List<KeyValuePair<HeaderId, string>>? credentials)
    {
        var scratch = owner.Clients.BranchScratch;
        var branch = scratch.AsSpan(0, owner.WriteBranch(scratch));
        var writer = new SipWriter(owner.Services.Scratch);
        Head(owner.Services, dialog, SipMethod.Ack, branch, cseq, contact: false).Write(ref writer);
        WriteLines(ref writer, credentials);
        writer.Finish();
        return owner.Services.Store(writer);
    }

    private static bool SendAck(IDialogOwner owner, Dialog dialog, Packet ack)
    {
        if (owner.Services.Send(ack.Span, dialog.Destination))
        {
            return true;
        }

        owner.OnUnsent(SipMethod.Ack);
        return DialogTarget.FallBack(owner, dialog) && owner.Services.Send(ack.Span, dialog.Destination);
    }

    private static bool Start(IDialogOwner owner, ClientTransaction transaction, Packet? packet)
    {
        if (packet is null)
        {
            owner.Clients.Discard(transaction);
            return false;
        }

        owner.Clients.Start(transaction, packet);
        return true;
    }

    private static ClientTransaction Open(IDialogOwner owner, Dialog dialog, SipMethod method, ClientRole role)
    {
        var transaction = owner.Clients.Open(owner, method, role, ++dialog.LocalCSeq, dialog.Destination);
        Span<byte> branch = stackalloc byte[ClientTransaction.MaxBranchBytes];
        transaction.SetBranch(branch[..owner.WriteBranch(branch)]);
        transaction.DialogTag = dialog.RemoteTag;
        return transaction;
    }

    private static SipRequestHead Head(AgentServices services, Dialog dialog, SipMethod method, ReadOnlySpan<byte> branch, uint cseq, bool contact)
    {
        var plan = RouteSet.For(dialog.RemoteTarget, dialog.Routes);
        return new SipRequestHead
        {
            Method = method,
            RequestUri = plan.RequestUri,
            SentBy = services.Local.SentByBytes,
            Branch = branch,
            Routes = plan.Routes,
            FromDisplay = dialog.LocalDisplay,
            FromUri = dialog.LocalUri,
            FromTag = dialog.LocalTag,
            ToUri = dialog.RemoteUri,
            ToTag = dialog.RemoteTag,
            CallId = dialog.CallId,
            CSeq = cseq,
            ContactUri = contact ? services.Local.ContactUri : default(string),
        };
    }

    private static void WriteLines(ref SipWriter writer, List<KeyValuePair<HeaderId, string>>? lines)
    {
        foreach (var line in lines ?? [])
        {
            writer.Header(line.Key, line.Value);
        }
    }
}
