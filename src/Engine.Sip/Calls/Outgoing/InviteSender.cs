using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The INVITEs of one attempt, the first and its repeats after a refusal that could be mended, and their CANCEL (RFC 3261 §9.1, §13.2.1).</summary>
internal sealed class InviteSender(OutgoingCall call)
{
    /// <summary>The newest INVITE transaction: the one that counts.</summary>
    internal ClientTransaction? Invite { get; private set; }

    /// <summary>Credentials of the newest INVITE, for the ACK of its 2xx.</summary>
    internal List<KeyValuePair<HeaderId, string>>? Credentials { get; private set; }

    /// <summary>The session offered by the next INVITE.</summary>
    internal ReadOnlyMemory<byte> Offer { get; set; }

    private AgentContext Context => call.Context;

    private CallFacts Facts => call.Facts;

    /// <summary>Sends the next INVITE.</summary>
    internal void Send()
    {
        if (WriteInvite() is { } packet)
        {
            Invite!.Values = new SipTimers(call.Settings.T1?.Ticks ?? SipTimers.DefaultT1);
            Context.Clients.Start(Invite, packet);
            return;
        }

        // A value of the plan or the settings was refused: our own fault, told as the 400 it would have earned.
        Facts.Status = 400;
        Context.Clients.Discard(Invite!);
        call.Attempt.Feed(AttemptInput.Failure);
    }

    /// <summary>Restores the INVITE of an orphan with this many repeats before it, as if it had been heard, and cancels it.</summary>
    internal void Restore(int repeats)
    {
        Facts.Invites = repeats;
        if (WriteInvite() is { } packet)
        {
            Context.Clients.Restore(Invite!, packet);
            SendCancel(Invite);
        }
        else
        {
            Context.Clients.Discard(Invite!);
        }
    }

    /// <summary>Cancels the INVITE that counts.</summary>
    internal void CancelNewest() => SendCancel(Invite);

    /// <summary>An INVITE that rings although the attempt is decided, on an older branch or too late, is cancelled and given up.</summary>
    internal void CancelLeftover(ClientTransaction invite)
    {
        SendCancel(invite);
        Context.Clients.GiveUp(invite);
    }

    /// <summary>The attempt is decided: no INVITE of it may ring on.</summary>
    internal void CancelLeftovers()
    {
        for (ClientTransaction? t = call.Transactions; t is not null; t = t.NextOfCall)
        {
            if (t.Role == ClientRole.Invite && (InviteClient.State)t.State == InviteClient.State.Proceeding)
            {
                CancelLeftover(t);
            }
        }
    }

    /// <summary>Nobody waits for an answer any more: what is silent is no longer repeated, what rang is kept for a late 2xx only.</summary>
    internal void GiveUp()
    {
        for (ClientTransaction? t = call.Transactions; t is not null; t = t.NextOfCall)
        {
            if (t.Role == ClientRole.Invite)
            {
                Context.Clients.GiveUp(t);
            }
        }
    }

    /// <summary>A transaction was removed; its object will serve another call.</summary>
    internal void Gone(ClientTransaction transaction) => Invite = Invite == transaction ? null : Invite;

    /// <summary>Opens the transaction of the next INVITE and writes it.</summary>
    private Packet? WriteInvite()
    {
        CallTicket ticket = call.Ticket;
        int repeat = Facts.Invites++;
        string branch = repeat == 0 ? ticket.Branch : FormattableString.Invariant($"{ticket.Branch}.{repeat}");
        Invite = Context.Clients.Open(call, SipMethod.Invite, ClientRole.Invite, ticket.CSeq + (uint)repeat, call.Gateway);
        Invite.SetBranch(Encoding.ASCII.GetBytes(branch));
        Credentials = repeat == 0 ? null : call.Challenges.Lines(SipMethod.Invite, ticket.RequestUri, Offer.Span);
        return InviteWriter.Store(Context, ticket, new InviteWriter.Parts
        {
            Branch = Invite.Branch,
            CSeq = Invite.CSeq,
            Body = Offer.Span,
            Credentials = Credentials,
            Headers = call.Settings.Headers,
        });
    }

    private void SendCancel(ClientTransaction? invite)
    {
        if (invite?.Request is not { } request || invite.Cancelled)
        {
            return;
        }

        invite.Cancelled = true;
        if (FollowUps.StoreCancel(Context, request, CauseTexts.Of(Facts.Cancel ?? CancelCause.Caller)) is not { } cancel)
        {
            return;
        }

        ClientTransaction transaction = Context.Clients.Open(call, SipMethod.Cancel, ClientRole.Cancel, invite.CSeq, invite.Destination);
        transaction.SetBranch(invite.Branch);
        Context.Clients.Start(transaction, cancel);
    }
}
