using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls;

/// <summary>One call in the slot table, whichever side began it.</summary>
internal abstract class CallRecord : IDialogEvents, ITimerTarget
{
    private readonly ICallHome _home;

    private protected CallRecord(ICallHome home, SlotKey key, string callId, string localTag)
    {
        _home = home;
        Key = key;
        CallId = callId;
        LocalTag = localTag;
        Resender = new SuccessResender(this);
        Reinvites = new ReinviteClient(this, Resender);
    }

    public AgentServices Services => _home.Services;

    public ClientTransactions Clients => _home.Clients;

    /// <summary>The confirmed dialog, once there is one.</summary>
    public Dialog? Dialog { get; private protected set; }

    public ClientTransaction? Transactions { get; set; }

    public virtual SipTimers TimerValues => SipTimers.Default;

    public virtual ContactRewrite Rewrite => ContactRewrite.Auto;

    public abstract bool OwnsCallId { get; }

    /// <summary>The process waits for its calls to end.</summary>
    public bool IsDraining => _home.IsDraining;

    /// <summary>Its slot, and what it is found by when that is another's.</summary>
    internal SlotKey Key { get; }

    internal string CallId { get; }

    internal string LocalTag { get; }

    /// <summary>Repeats our 2xx to an INVITE until its ACK.</summary>
    internal SuccessResender Resender { get; }

    /// <summary>Our own re-INVITE.</summary>
    internal ReinviteClient Reinvites { get; }

    public abstract Challenges InDialogChallenges();

    public abstract void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source);

    public abstract void OnTimeout(ClientTransaction transaction);

    public abstract void OnUnreachable(ClientTransaction transaction);

    public abstract void OnTransactionGone(ClientTransaction transaction);

    public abstract void OnBye(SipMessage bye);

    public abstract ReofferReply OnReoffer(ReadOnlySpan<byte> offer);

    public virtual void OnReofferEnded(int status, ReadOnlySpan<byte> answer)
    {
    }

    public virtual void OnUnsent(SipMethod method)
    {
    }

    /// <summary>An ICMP error named this destination.</summary>
    internal void OnUnreachable(in SipEndpoint destination)
    {
        if (Dialog is { } dialog && dialog.Destination == destination)
        {
            DialogRequests.Unreachable(this, dialog);
        }
    }

    public virtual void OnExchangeFailed(ExchangeFault fault)
    {
    }

    public virtual void OnInfo(string contentType, ReadOnlySpan<byte> body)
    {
    }

    public void OnDialogLost() => HangUp(HangUpCause.Unwanted);

    public void OnAckMissing() => HangUp(HangUpCause.NoAck);

    /// <summary>The ACK of our 2xx came; its body is the answer when our 2xx held the offer.</summary>
    internal abstract void TakeAck(SipMessage ack, bool answerExpected);

    /// <summary>Ends the call from here.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="q850">The cause of the call that this one was bridged with, or null.</param>
    internal abstract void HangUp(HangUpCause cause, int? q850 = null);

    /// <summary>The dialog with this remote tag, confirmed or not; null when there is none.</summary>
    internal abstract Dialog? FindDialog(ReadOnlySpan<byte> remoteTag);

    public abstract void OnTimer(int kind);

    public int WriteBranch(Span<byte> destination)
    {
        "z9hG4bK"u8.CopyTo(destination);
        _home.Tokens.Write(SlotToken.Kind.Branch, Key, Services.Random(), destination[7..]);
        return 7 + SlotToken.Length;
    }

    /// <summary>Gives back what a dialog of this call holds.</summary>
    internal void Forget(Dialog dialog)
    {
        dialog.Acks.ForEach(ack => Services.Packets.Return(ack.Packet));
        dialog.Acks.Clear();
        if (dialog.HoldsPeer)
        {
            Services.Peers.LetGo(dialog.Destination);
            dialog.HoldsPeer = false;
        }
    }

    /// <summary>The call has its result: what is left of it waits for late messages and needs no slot (TXN-34).</summary>
    private protected void Linger() => _home.Linger(this);

    /// <summary>Leaves for good, with the confirmed dialog; false when a transaction still runs or it was left before (TXN-31).</summary>
    private protected bool TryLeaveSlot()
    {
        if (Transactions is not null || !_home.Leave(this))
        {
            return false;
        }

        Resender.Stop();
        Reinvites.Stop();
        if (Dialog is { } dialog)
        {
            Forget(dialog);
        }

        return true;
    }
}
