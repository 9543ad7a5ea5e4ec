using Engine.Sip.Dialogs;
using Engine.Sip.Messages;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;

namespace Engine.Sip.Agent;

/// <summary>One call in the slot table: what the transactions and the in-dialog methods need to know of it, whichever side began it.</summary>
internal abstract class CallRecord(AgentContext context) : ITimerTarget
{
    internal AgentContext Context { get; } = context;

    /// <summary>Its slot.</summary>
    internal SlotKey Key { get; set; }

    internal string CallId { get; set; } = "";

    internal string LocalTag { get; set; } = "";

    /// <summary>The confirmed dialog, once there is one.</summary>
    internal Dialog? Dialog { get; set; }

    /// <summary>The client transactions of this call that live, through <see cref="ClientTransaction.NextOfCall"/>.</summary>
    internal ClientTransaction? Transactions { get; set; }

    /// <summary>A response came for a client transaction of this call.</summary>
    internal abstract void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source);

    /// <summary>Timer B or F.</summary>
    internal abstract void OnTimeout(ClientTransaction transaction);

    /// <summary>The destination of a transaction cannot be reached.</summary>
    internal abstract void OnUnreachable(ClientTransaction transaction);

    /// <summary>A transaction was removed; a call without any may leave its slot.</summary>
    internal abstract void OnTransactionGone();

    /// <summary>The dialog with this remote tag, confirmed or not; null when there is none.</summary>
    internal abstract Dialog? FindDialog(ReadOnlySpan<byte> remoteTag);

    public abstract void OnTimer(int kind);

    /// <summary>A fresh branch that names this call.</summary>
    internal int WriteBranch(Span<byte> destination)
    {
        "z9hG4bK"u8.CopyTo(destination);
        Context.Tokens.Write(SlotToken.Kind.Branch, Key, Context.Random(), destination[7..]);
        return 7 + SlotToken.Length;
    }
}
