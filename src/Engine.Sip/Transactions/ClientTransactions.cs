using Engine.Sip.Counters;
using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;
using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>Runs client transactions: feeds the machines, sends stored bytes, keeps timers, removes what has ended (RFC 3261 §17.1).</summary>
internal sealed class ClientTransactions(AgentServices services)
{
    /// <summary>Ended ones kept for reuse; a rush leaves more, which the collector takes.</summary>
    private const int KeptFree = 8_192;

    private readonly Stack<ClientTransaction> _free = new();

    /// <summary>Transactions in Calling or Trying: the only ones an ICMP error may end (TRN-14). Few, because answers come within a round trip.</summary>
    private readonly HashSet<ClientTransaction> _young = [];

    /// <summary>Where a branch is written before it stands in a message that has no transaction.</summary>
    internal byte[] BranchScratch { get; } = new byte[ClientTransaction.MaxBranchBytes];

    /// <summary>A new transaction of a user; nothing is sent.</summary>
    internal ClientTransaction Open(ITransactionUser user, SipMethod method, ClientRole role, uint cseq, in SipEndpoint destination)
    {
        var transaction = _free.TryPop(out var pooled) ? pooled : new ClientTransaction(this);
        transaction.User = user;
        transaction.Method = method;
        transaction.Role = role;
        transaction.CSeq = cseq;
        transaction.Destination = destination;
        transaction.Values = user.TimerValues;
        transaction.NextOfUser = user.Transactions;
        user.Transactions = transaction;
        services.Counters.Created(transaction.Machine);
        _young.Add(transaction);
        return transaction;
    }

    /// <summary>Sends the request, whose bytes it now owns, and starts the machine.</summary>
    internal void Start(ClientTransaction transaction, Packet request)
    {
        transaction.Request = request;
        services.Counters.RequestOut(transaction.Method);
        Run(transaction, transaction.IsInvite ? InviteClient.Start : NonInviteClient.Start);
    }

    /// <summary>Keeps the request as if it had been sent and a provisional had come: for an orphan of a crash.</summary>
    internal void Restore(ClientTransaction transaction, Packet request)
    {
        transaction.Request = request;
        Move(transaction, (byte)InviteClient.State.Proceeding);
    }

    /// <summary>Removes a transaction whose request could not be written.</summary>
    internal void Discard(ClientTransaction transaction)
    {
        var user = transaction.User;
        Remove(transaction);
        user.OnTransactionGone(transaction);
    }

    /// <summary>The transaction of a user with this branch and CSeq method, or null.</summary>
    internal static ClientTransaction? Find(ITransactionUser user, ReadOnlySpan<byte> branch, SipMethod method)
    {
        for (var t = user.Transactions; t is not null; t = t.NextOfUser)
        {
            if (t.Method == method && t.Branch.SequenceEqual(branch))
            {
                return t;
            }
        }

        return null;
    }

    /// <summary>A response that matched.</summary>
    internal void Receive(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        var effects = transaction.IsInvite
            ? Step(transaction, response.StatusCode switch
            {
                < 200 => InviteClient.Input.Provisional,
                < 300 => InviteClient.Input.Success,
                _ => InviteClient.Input.Failure,
            })
            : Step(transaction, response.StatusCode < 200 ? NonInviteClient.Input.Provisional : NonInviteClient.Input.Final);
        if ((effects & PassUp) == 0)
        {
            services.Counters.Count(SipEvent.RepeatsReceived);
        }

        Run(transaction, effects, response);
        if ((effects & PassUp) != 0)
        {
            transaction.User.OnResponse(transaction, response, source);
        }
    }

    /// <summary>The user no longer waits for this INVITE.</summary>
    internal void GiveUp(ClientTransaction transaction) => Run(transaction, Step(transaction, InviteClient.Input.GiveUp));

    /// <summary>Gives back the bytes of the request: nothing is sent or made of it any more.</summary>
    internal void ForgetRequest(ClientTransaction transaction)
    {
        services.Packets.Return(transaction.Request);
        transaction.Request = null;
    }

    /// <summary>An ICMP error named this destination: what waits for a first response from exactly there fails, nothing else does (TRN-14).</summary>
    internal void Unreachable(in SipEndpoint destination)
    {
        services.Counters.Count(SipEvent.UnreachableReported);
        foreach (var transaction in _young.ToArray())
        {
            // A callback of an earlier one may have ended this one.
            if (_young.Contains(transaction) && transaction.Destination == destination)
            {
                FailTransport(transaction);
            }
        }
    }

    internal void OnTimer(ClientTransaction transaction, int kind)
    {
        if (kind == ClientTransaction.RetransmitTimer && transaction.SendFailed)
        {
            transaction.SendFailed = false;
            FailTransport(transaction);
            return;
        }

        var finished = transaction.IsInvite ? transaction.State >= (byte)InviteClient.State.Completed : transaction.State >= (byte)NonInviteClient.State.Completed;
        if (transaction.IsInvite)
        {
            Run(transaction, Step(transaction, kind == ClientTransaction.RetransmitTimer ? InviteClient.Input.TimerA
                : finished ? InviteClient.Input.Linger : InviteClient.Input.TimerB));
        }
        else
        {
            Run(transaction, Step(transaction, kind == ClientTransaction.RetransmitTimer ? NonInviteClient.Input.TimerE
                : finished ? NonInviteClient.Input.TimerK : NonInviteClient.Input.TimerF));
        }
    }

    private void FailTransport(ClientTransaction transaction) => Run(
        transaction,
        transaction.IsInvite ? Step(transaction, InviteClient.Input.TransportError) : Step(transaction, NonInviteClient.Input.TransportError));

    private TransactionEffects Step(ClientTransaction transaction, InviteClient.Input input)
    {
        (var next, var effects) = InviteClient.On((InviteClient.State)transaction.State, input);
        Move(transaction, (byte)next);
        return effects;
    }

    private TransactionEffects Step(ClientTransaction transaction, NonInviteClient.Input input)
    {
        (var next, var effects) = NonInviteClient.On((NonInviteClient.State)transaction.State, input);
        Move(transaction, (byte)next);
        return effects;
    }

    private void Move(ClientTransaction transaction, byte next)
    {
        if (transaction.State != next)
        {
            // No way leads back to the first state: whoever moves is young no more.
            services.Counters.Moved(transaction.Machine, transaction.State, next);
            transaction.State = next;
            _young.Remove(transaction);
        }
    }

    private void Run(ClientTransaction transaction, TransactionEffects effects, SipMessage? response = null)
    {
        if ((effects & StopRetransmit) != 0)
        {
            services.Timers.Stop(transaction.Retransmit);
        }

        if ((effects & StopTimeout) != 0)
        {
            services.Timers.Stop(transaction.Life);
        }

        RunSends(transaction, effects, response);
        RunTimers(transaction, effects);
        var user = transaction.User;
        if ((effects & ReportTimeout) != 0)
        {
            user.OnTimeout(transaction);
        }

        if ((effects & ReportTransportError) != 0)
        {
            user.OnUnreachable(transaction);
        }

        if ((effects & Destroy) != 0)
        {
            Remove(transaction);
            user.OnTransactionGone(transaction);
        }
    }

    private void RunSends(ClientTransaction transaction, TransactionEffects effects, SipMessage? response)
    {
        if ((effects & (Send | Resend)) != 0 && transaction.Request is { } request)
        {
            transaction.SendFailed = !services.Send(request.Span, transaction.Destination);
            if ((effects & Resend) != 0)
            {
                services.Counters.Count(SipEvent.RetransmissionsSent);
            }
        }

        if ((effects & SendAck) != 0 && response is not null && transaction is { Ack: null, Request: { } invite })
        {
            transaction.Ack = AckAndCancel.StoreAck(services, invite, response);
            if (transaction.Ack is { } built)
            {
                services.Counters.RequestOut(SipMethod.Ack);
                services.Send(built.Span, transaction.Destination);
            }
        }
        else if ((effects & (SendAck | ResendAck)) != 0 && transaction.Ack is { } ack)
        {
            services.Counters.Count(SipEvent.RetransmissionsSent);
            services.Send(ack.Span, transaction.Destination);
        }

        if ((effects & TransactionEffects.ForgetRequest) != 0)
        {
            ForgetRequest(transaction);
        }
    }

    private void RunTimers(ClientTransaction transaction, TransactionEffects effects)
    {
        var values = transaction.Values;
        if ((effects & ArmRetransmit) != 0)
        {
            var slow = !transaction.IsInvite && transaction.State == (byte)NonInviteClient.State.Proceeding;
            transaction.Interval = transaction.IsInvite ? values.NextA(transaction.Interval)
                : slow ? SipTimers.T2 : values.NextCapped(transaction.Interval);
            services.Timers.Arm(transaction.Retransmit, transaction.SendFailed ? 0 : transaction.Interval);
        }

        if ((effects & ArmTimeout) != 0)
        {
            services.Timers.Arm(transaction.Life, values.Timeout);
        }

        if ((effects & ArmLinger) != 0)
        {
            var isD = transaction.IsInvite && transaction.State == (byte)InviteClient.State.Completed;
            services.Timers.Arm(transaction.Life, !transaction.IsInvite ? SipTimers.T4 : isD ? values.D : values.Timeout);
        }
    }

    private void Remove(ClientTransaction transaction)
    {
        services.Timers.Stop(transaction.Retransmit);
        services.Timers.Stop(transaction.Life);
        _young.Remove(transaction);
        services.Counters.Destroyed(transaction.Machine, transaction.State);
        ForgetRequest(transaction);
        services.Packets.Return(transaction.Ack);
        Unlink(transaction);
        transaction.Reset();
        if (_free.Count < KeptFree)
        {
            _free.Push(transaction);
        }
    }

    private static void Unlink(ClientTransaction transaction)
    {
        if (transaction.User.Transactions == transaction)
        {
            transaction.User.Transactions = transaction.NextOfUser;
        }
        else
        {
            var at = transaction.User.Transactions!;
            while (at.NextOfUser != transaction)
            {
                at = at.NextOfUser!;
            }

            at.NextOfUser = transaction.NextOfUser;
        }

        transaction.NextOfUser = null;
    }
}
