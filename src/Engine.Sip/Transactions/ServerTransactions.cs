using Engine.Sip.Counters;
using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;
using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>Runs server transactions: finds repeats, keeps and resends responses, removes what has ended (RFC 3261 §17.2).</summary>
internal sealed class ServerTransactions(AgentServices services)
{
    private readonly ServerKeys _keys = new(services.Entropy);
    private readonly Dictionary<ulong, ServerTransaction> _table = [];
    private readonly Dictionary<ulong, ulong> _merges = [];
    private readonly Stack<ServerTransaction> _free = new();

    /// <summary>How a request stands to those before it.</summary>
    internal enum Arrival
    {
        /// <summary>A new one; it has a transaction now.</summary>
        New,

        /// <summary>Seen before; what there was to send was sent again.</summary>
        Repeat,

        /// <summary>The same request over another path: answer 482 (TXN-22).</summary>
        Merged,
    }

    /// <summary>Looks a request up and opens a transaction for a new one. Not for ACK.</summary>
    internal (Arrival How, ServerTransaction Transaction) Receive(SipMessage request, in SipEndpoint source, in SipEndpoint replyTo)
    {
        var hash = _keys.Of(request, request.Method);
        if (_table.TryGetValue(hash, out var known))
        {
            services.Counters.Count(SipEvent.RepeatsReceived);
            Run(known, known.IsInvite ? Step(known, InviteServer.Input.Repeat) : Step(known, NonInviteServer.Input.Repeat), default);
            return (Arrival.Repeat, known);
        }

        var merge = request.ToTag().IsEmpty && request.Method != SipMethod.Cancel ? _keys.MergeOf(request) : 0;
        var merged = merge != 0 && !_merges.TryAdd(merge, hash);
        var transaction = _free.TryPop(out var pooled) ? pooled : new ServerTransaction(this);
        transaction.Hash = hash;
        transaction.MergeHash = merged ? 0 : merge;
        transaction.Method = request.Method;
        transaction.State = 0;
        transaction.Source = source;
        transaction.ReplyTo = replyTo;
        _table.Add(hash, transaction);
        services.Counters.Created(transaction.Machine);
        return (merged ? Arrival.Merged : Arrival.New, transaction);
    }

    /// <summary>The INVITE transaction that an ACK or a CANCEL names, or null.</summary>
    internal ServerTransaction? FindInvite(SipMessage request) =>
        _table.TryGetValue(_keys.Of(request, SipMethod.Invite), out var found) && found.IsInvite ? found : null;

    /// <summary>An ACK that matched: the ACK of a non-2xx final. False when it belongs to the call instead.</summary>
    internal bool ReceiveAck(ServerTransaction transaction)
    {
        var own = (InviteServer.State)transaction.State is InviteServer.State.Completed or InviteServer.State.Confirmed;
        Run(transaction, Step(transaction, InviteServer.Input.Ack), default);
        return own;
    }

    /// <summary>Sends a response and keeps it for repeats.</summary>
    internal void Respond(ServerTransaction transaction, int status, ReadOnlySpan<byte> response)
    {
        var effects = transaction.IsInvite
            ? Step(transaction, status switch
            {
                < 200 => InviteServer.Input.SendProvisional,
                < 300 => InviteServer.Input.SendSuccess,
                _ => InviteServer.Input.SendFailure,
            })
            : Step(transaction, NonInviteServer.Input.SendFinal);
        if ((effects & Send) != 0)
        {
            services.Counters.ResponseOut(status);
        }

        Run(transaction, effects, response);
    }

    /// <summary>Removes a transaction whose request cannot be answered.</summary>
    internal void Discard(ServerTransaction transaction) => Remove(transaction);

    internal void OnTimer(ServerTransaction transaction, int kind)
    {
        if (!transaction.IsInvite)
        {
            Run(transaction, Step(transaction, NonInviteServer.Input.TimerJ), default);
            return;
        }

        var input = kind == ServerTransaction.RetransmitTimer ? InviteServer.Input.TimerG
            : transaction.State == (byte)InviteServer.State.Completed ? InviteServer.Input.TimerH : InviteServer.Input.Linger;
        Run(transaction, Step(transaction, input), default);
    }

    private TransactionEffects Step(ServerTransaction transaction, InviteServer.Input input)
    {
        (var next, var effects) = InviteServer.On((InviteServer.State)transaction.State, input);
        Move(transaction, (byte)next);
        return effects;
    }

    private TransactionEffects Step(ServerTransaction transaction, NonInviteServer.Input input)
    {
        (var next, var effects) = NonInviteServer.On((NonInviteServer.State)transaction.State, input);
        Move(transaction, (byte)next);
        return effects;
    }

    private void Move(ServerTransaction transaction, byte next)
    {
        if (transaction.State != next)
        {
            services.Counters.Moved(transaction.Machine, transaction.State, next);
            transaction.State = next;
        }
    }

    private void Run(ServerTransaction transaction, TransactionEffects effects, ReadOnlySpan<byte> response)
    {
        if ((effects & StopRetransmit) != 0)
        {
            services.Timers.Stop(transaction.Retransmit);
        }

        if ((effects & StopTimeout) != 0)
        {
            services.Timers.Stop(transaction.Life);
        }

        if ((effects & Send) != 0)
        {
            services.Packets.Return(transaction.Response);
            transaction.Response = services.Packets.Store(response);
            services.Send(response, transaction.ReplyTo);
        }
        else if ((effects & Resend) != 0 && transaction.Response is { } stored)
        {
            services.Counters.Count(SipEvent.RetransmissionsSent);
            services.Send(stored.Span, transaction.ReplyTo);
        }

        RunTimers(transaction, effects);
        if ((effects & Destroy) != 0)
        {
            Remove(transaction);
        }
    }

    private void RunTimers(ServerTransaction transaction, TransactionEffects effects)
    {
        var values = SipTimers.Default;
        if ((effects & ArmRetransmit) != 0)
        {
            transaction.Interval = values.NextCapped(transaction.Interval);
            services.Timers.Arm(transaction.Retransmit, transaction.Interval);
        }

        if ((effects & ArmTimeout) != 0)
        {
            services.Timers.Arm(transaction.Life, values.Timeout);
        }

        if ((effects & ArmLinger) != 0)
        {
            var isI = transaction.IsInvite && transaction.State == (byte)InviteServer.State.Confirmed;
            services.Timers.Arm(transaction.Life, isI ? SipTimers.T4 : values.Timeout);
        }
    }

    private void Remove(ServerTransaction transaction)
    {
        services.Timers.Stop(transaction.Retransmit);
        services.Timers.Stop(transaction.Life);
        services.Counters.Destroyed(transaction.Machine, transaction.State);
        services.Packets.Return(transaction.Response);
        _table.Remove(transaction.Hash);
        if (transaction.MergeHash != 0)
        {
            _merges.Remove(transaction.MergeHash);
        }

        transaction.Response = null;
        transaction.User = null;
        transaction.Interval = 0;
        _free.Push(transaction);
    }
}
