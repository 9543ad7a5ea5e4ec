using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Transactions;

/// <summary>The layer above a transaction, which RFC 3261 §5 calls the transaction user: a call, as its transactions see it.</summary>
internal interface ITransactionUser
{
    /// <summary>Its client transactions that live, through <see cref="ClientTransaction.NextOfUser"/>.</summary>
    ClientTransaction? Transactions { get; set; }

    /// <summary>The timer values of its client transactions: a trunk may have a longer T1.</summary>
    SipTimers TimerValues { get; }

    /// <summary>A response that the transaction passes up.</summary>
    void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source);

    /// <summary>Timer B or F.</summary>
    void OnTimeout(ClientTransaction transaction);

    /// <summary>The destination cannot be reached.</summary>
    void OnUnreachable(ClientTransaction transaction);

    /// <summary>The transaction was removed; its object will serve another user.</summary>
    void OnTransactionGone(ClientTransaction transaction);
}
