using Engine.Sip.Agent;
using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls;

/// <summary>One call in the slot table: what the transactions and the in-dialog methods need to know of it, whichever side began it.</summary>
internal abstract class CallRecord : ITimerTarget
{
    private protected CallRecord(AgentContext context, SlotKey key, string callId, string localTag)
    {
        Context = context;
        Key = key;
        CallId = callId;
        LocalTag = localTag;
        Resender = new SuccessResender(this);
        Reinvites = new ReinviteClient(this);
    }

    internal AgentContext Context { get; }

    /// <summary>Its slot.</summary>
    internal SlotKey Key { get; }

    internal string CallId { get; }

    internal string LocalTag { get; }

    /// <summary>The confirmed dialog, once there is one.</summary>
    internal Dialog? Dialog { get; set; }

    /// <summary>The client transactions of this call that live, through <see cref="ClientTransaction.NextOfCall"/>.</summary>
    internal ClientTransaction? Transactions { get; set; }

    /// <summary>Repeats our 2xx to an INVITE until its ACK.</summary>
    internal SuccessResender Resender { get; }

    /// <summary>Our own re-INVITE.</summary>
    internal ReinviteClient Reinvites { get; }

    /// <summary>How a private Contact of the peer is treated.</summary>
    internal virtual ContactRewrite Rewrite => ContactRewrite.Auto;

    /// <summary>Answers a challenge inside the dialog, or does not.</summary>
    internal abstract Challenges InDialogChallenges();

    /// <summary>A response came for a client transaction of this call.</summary>
    internal abstract void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source);

    /// <summary>Timer B or F.</summary>
    internal abstract void OnTimeout(ClientTransaction transaction);

    /// <summary>The destination of a transaction cannot be reached.</summary>
    internal abstract void OnUnreachable(ClientTransaction transaction);

    /// <summary>A transaction was removed; a call without any may leave its slot.</summary>
    internal abstract void OnTransactionGone(ClientTransaction transaction);

    /// <summary>The dialog with this remote tag, confirmed or not; null when there is none.</summary>
    internal abstract Dialog? FindDialog(ReadOnlySpan<byte> remoteTag);

    /// <summary>A BYE was answered 200.</summary>
    internal abstract void TakeBye(SipMessage bye);

    /// <summary>The confirmed dialog is to be ended from here.</summary>
    internal abstract void EndDialog(HangUpCause cause);

    internal abstract ReofferReply AskReoffer(ReadOnlySpan<byte> offer);

    /// <summary>The ACK of our 2xx came; its body is the answer when our 2xx held the offer.</summary>
    internal abstract void TakeAck(SipMessage ack, bool answerExpected);

    internal abstract void TakeInfo(string contentType, ReadOnlySpan<byte> body);

    internal abstract void TakeReofferEnd(int status, ReadOnlySpan<byte> answer);

    public abstract void OnTimer(int kind);

    /// <summary>Writes a fresh branch that names this call; returns its length.</summary>
    internal int WriteBranch(Span<byte> destination)
    {
        "z9hG4bK"u8.CopyTo(destination);
        Context.Tokens.Write(SlotToken.Kind.Branch, Key, Context.Random(), destination[7..]);
        return 7 + SlotToken.Length;
    }

    /// <summary>Gives back what the dialogs of this call hold.</summary>
    internal void Forget(Dialog dialog)
    {
        dialog.Acks.ForEach(ack => Context.Packets.Return(ack.Packet));
        dialog.Acks.Clear();
        if (dialog.HoldsPeer)
        {
            Context.Peers.LetGo(dialog.Destination);
            dialog.HoldsPeer = false;
        }
    }
}
