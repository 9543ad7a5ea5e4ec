using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Transactions;

/// <summary>One client transaction: the state of its machine, its stored bytes and its timers. Pooled; its runner is <see cref="ClientTransactions"/>.</summary>
internal sealed class ClientTransaction : ITimerTarget
{
    internal const int RetransmitTimer = 0;
    internal const int LifeTimer = 1;

    /// <summary>Cookie, token and the mark of a repeat fit.</summary>
    internal const int MaxBranchBytes = 48;

    private readonly ClientTransactions _runner;
    private readonly byte[] _branch = new byte[MaxBranchBytes];
    private int _branchLength;

    internal ClientTransaction(ClientTransactions runner)
    {
        _runner = runner;
        Retransmit = new TimerNode(this, RetransmitTimer);
        Life = new TimerNode(this, LifeTimer);
    }

    /// <summary>Whose request it carries; null only while pooled.</summary>
    internal ITransactionUser User { get; set; } = null!;

    internal SipMethod Method { get; set; }

    internal ClientRole Role { get; set; }

    internal bool IsInvite => Method == SipMethod.Invite;

    /// <summary>0 for the INVITE machine, 1 for the other: the row of the counters.</summary>
    internal int Machine => IsInvite ? 0 : 1;

    /// <summary>The state of its machine.</summary>
    internal byte State { get; set; }

    internal uint CSeq { get; set; }

    internal SipEndpoint Destination { get; set; }

    internal SipTimers Values { get; set; }

    /// <summary>The request as sent.</summary>
    internal Packet? Request { get; set; }

    /// <summary>The ACK of a non-2xx final.</summary>
    internal Packet? Ack { get; set; }

    /// <summary>The present retransmission interval, in ticks.</summary>
    internal long Interval { get; set; }

    /// <summary>The system refused to send: the transaction fails as soon as the present step is over.</summary>
    internal bool SendFailed { get; set; }

    /// <summary>A CANCEL was sent for this INVITE; not a second one.</summary>
    internal bool Cancelled { get; set; }

    /// <summary>The remote tag of the dialog that the request is sent in; null outside a dialog, empty for a peer of RFC 2543.</summary>
    internal string? DialogTag { get; set; }

    /// <summary>The next transaction of the same user.</summary>
    internal ClientTransaction? NextOfUser { get; set; }

    internal TimerNode Retransmit { get; }

    /// <summary>B, F, D, K or M: one at a time.</summary>
    internal TimerNode Life { get; }

    internal ReadOnlySpan<byte> Branch => _branch.AsSpan(0, _branchLength);

    internal void SetBranch(ReadOnlySpan<byte> branch)
    {
        branch.CopyTo(_branch);
        _branchLength = branch.Length;
    }

    /// <summary>As new, for the next user; its bytes were given back.</summary>
    internal void Reset()
    {
        State = 0;
        Ack = null;
        DialogTag = null;
        User = null!;
        Interval = 0;
        SendFailed = false;
        Cancelled = false;
    }

    public void OnTimer(int kind) => _runner.OnTimer(this, kind);
}
