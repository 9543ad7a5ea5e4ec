using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Transactions;

/// <summary>One server transaction: the state of its machine, its last response and its timers. Pooled; its runner is <see cref="ServerTransactions"/>.</summary>
internal sealed class ServerTransaction : ITimerTarget
{
    internal const int RetransmitTimer = 0;
    internal const int LifeTimer = 1;

    private readonly ServerTransactions _runner;

    internal ServerTransaction(ServerTransactions runner)
    {
        _runner = runner;
        Retransmit = new TimerNode(this, RetransmitTimer);
        Life = new TimerNode(this, LifeTimer);
    }

    /// <summary>Hash of branch, sent-by and method: the key of the table (RFC 3261 §17.2.3).</summary>
    internal ulong Hash { get; set; }

    /// <summary>Hash of From tag, Call-ID and CSeq, for merged requests (RFC 3261 §8.2.2.2); 0 inside a dialog.</summary>
    internal ulong MergeHash { get; set; }

    internal SipMethod Method { get; set; }

    internal bool IsInvite => Method == SipMethod.Invite;

    /// <summary>2 for the INVITE machine, 3 for the other: the row of the counters.</summary>
    internal int Machine => IsInvite ? 2 : 3;

    internal byte State { get; set; }

    /// <summary>Where responses go: the source, or the sent-by port where there is no rport (RFC 3581 §4).</summary>
    internal SipEndpoint ReplyTo { get; set; }

    /// <summary>The source as seen, for received and rport.</summary>
    internal SipEndpoint Source { get; set; }

    /// <summary>The last response.</summary>
    internal Packet? Response { get; set; }

    internal long Interval { get; set; }

    /// <summary>The call that an INVITE began, for CANCEL.</summary>
    internal ITransactionUser? User { get; set; }

    internal TimerNode Retransmit { get; }

    /// <summary>H, I, J or L: one at a time.</summary>
    internal TimerNode Life { get; }

    /// <summary>Sends a response and keeps it for repeats.</summary>
    internal void Respond(int status, ReadOnlySpan<byte> response) => _runner.Respond(this, status, response);

    /// <summary>Removes the transaction: its request cannot be answered.</summary>
    internal void Discard() => _runner.Discard(this);

    public void OnTimer(int kind) => _runner.OnTimer(this, kind);
}
