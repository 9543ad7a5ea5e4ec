using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Dialogs;
using Engine.Sip.Messages;
using Engine.Sip.Outcomes;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;

namespace Engine.Sip.Calls;

/// <summary>Runs the machine of one dial attempt: its timers, its INVITEs and CANCEL, its single result.</summary>
internal sealed class Attempt
{
    private const int PhaseTimer = 0;
    private const int FirstTimer = 1;
    private const int CapTimer = 2;
    private const int RetryTimer = 3;

    /// <summary>The hard cap of an attempt beyond its ring timeout (sip.md §6.1).</summary>
    private const long CapBeyondRing = 45 * TimeSpan.TicksPerSecond;

    /// <summary>INVITEs of one attempt at most: one, five challenges (AUTH-05), one smaller offer, one after 491.</summary>
    private const int MostInvites = 8;

    /// <summary>Repeats after challenges that an orphan may have had (AUTH-05).</summary>
    private const int AuthRepeats = 5;

    private readonly OutgoingCall _call;
    private readonly AgentContext _context;

    /// <summary>Ring timeout, then the wait after a CANCEL or the talk limit: never two of them.</summary>
    private readonly TimerNode _phase;
    private readonly TimerNode _first;
    private readonly TimerNode _cap;
    private readonly TimerNode _retry;
    private ReadOnlyMemory<byte> _offer;

    internal Attempt(OutgoingCall call)
    {
        _call = call;
        _context = call.Context;
        _phase = new TimerNode(call, PhaseTimer);
        _first = new TimerNode(call, FirstTimer);
        _cap = new TimerNode(call, CapTimer);
        _retry = new TimerNode(call, RetryTimer);
    }

    internal AttemptState State { get; private set; }

    /// <summary>The newest INVITE transaction: the one that counts.</summary>
    internal ClientTransaction? Invite { get; private set; }

    /// <summary>Credentials of the newest INVITE, for the ACK of its 2xx.</summary>
    internal List<KeyValuePair<HeaderId, string>>? Credentials { get; private set; }

    /// <summary>The result is told.</summary>
    internal bool IsDelivered { get; private set; }

    /// <summary>A timer of the attempt itself still runs.</summary>
    internal bool IsWaiting => _phase.IsArmed || _cap.IsArmed || _first.IsArmed || _retry.IsArmed;

    /// <summary>Whether a mendable refusal may be mended: not after a cancel, not after the end (CALL-38).</summary>
    internal bool MayRetry => State is AttemptState.Calling or AttemptState.Proceeding or AttemptState.Ringing && Facts.Invites < MostInvites;

    /// <summary>The INVITE is out and not answered, whoever still waits.</summary>
    internal bool IsRinging => State is not (AttemptState.Idle or AttemptState.Confirmed or AttemptState.HangingUp or AttemptState.Ended);

    /// <summary>The attempt has its answer or its end.</summary>
    internal bool IsSettled => State is AttemptState.Confirmed or AttemptState.HangingUp or AttemptState.Ended;

    /// <summary>Whether progress still interests anybody.</summary>
    internal bool MayReport => IsUnanswered;

    private CallFacts Facts => _call.Facts;

    private bool IsUnanswered => State is AttemptState.Calling or AttemptState.Proceeding or AttemptState.Ringing;

    /// <summary>Sends the INVITE (TRN-11, CALL-12).</summary>
    internal void Place(ReadOnlyMemory<byte> offer)
    {
        _offer = offer;
        State = AttemptState.Calling;
        Facts.InvitedAt = _context.Now;
        _context.Counters.Count(SipEvent.CallsPlaced);
        long ring = _call.Settings.Ring.Ticks;
        bool fromInvite = _call.Settings.RingStartsAt == RingStart.Invite;
        _context.Timers.Arm(_phase, fromInvite ? ring : Math.Max(ring, _call.Settings.PostDialDelay?.Ticks ?? 0));
        _context.Timers.Arm(_cap, ring + CapBeyondRing);
        if (_call.Settings.FirstResponse is { } first)
        {
            _context.Timers.Arm(_first, first.Ticks);
        }

        SendInvite();
    }

    /// <summary>Sends the INVITE again with the next CSeq and a new branch (CALL-15): after a challenge, with a smaller offer, after 491.</summary>
    internal void Retry(ReadOnlyMemory<byte>? offer = null, long delayTicks = 0)
    {
        _offer = offer ?? _offer;
        Feed(AttemptInput.Retried);
        if (delayTicks > 0)
        {
            _context.Timers.Arm(_retry, delayTicks);
        }
        else
        {
            SendInvite();
        }
    }

    /// <summary>Ends what an earlier process left behind: see <see cref="OrphanCalls"/>.</summary>
    internal void Adopt(AttemptState state)
    {
        State = state;
        Facts.InvitedAt = _context.Now;
        Facts.Cancel = CancelCause.Abandoned;
        if (state == AttemptState.Cancelling)
        {
            _context.Timers.Arm(_phase, SipTimers.Default.Timeout);
            RestoreInvite(0);
        }
    }

    /// <summary>Restores the INVITE of an orphan with this many repeats before it, as if it had been heard, and cancels it.</summary>
    internal void RestoreInvite(int repeats)
    {
        Facts.Invites = repeats;
        if (WriteInvite() is { } packet)
        {
            _context.Clients.Restore(Invite!, packet);
            SendCancel(Invite);
        }
        else
        {
            _context.Clients.Discard(Invite!);
        }
    }

    /// <summary>An INVITE that rings although the attempt is decided, on an older branch or too late, is cancelled and given up.</summary>
    internal void CancelLeftover(ClientTransaction invite)
    {
        SendCancel(invite);
        _context.Clients.GiveUp(invite);
    }

    /// <summary>A final response to a CANCEL changes nothing (CALL-39), but for an orphan: an INVITE repeated after a challenge has another branch.</summary>
    internal void CancelAnswered(int status)
    {
        if (Facts.Cancel == CancelCause.Abandoned && status == 481 && State == AttemptState.Cancelling && Facts.Invites < AuthRepeats)
        {
            RestoreInvite(Facts.Invites);
        }
    }

    /// <summary>A transaction was removed; its object will serve another call.</summary>
    internal void Gone(ClientTransaction transaction) => Invite = Invite == transaction ? null : Invite;

    internal void Cancel(CancelCause cause)
    {
        if (State == AttemptState.Confirmed)
        {
            HangUp(cause == CancelCause.Shutdown ? HangUpCause.Shutdown : HangUpCause.Normal);
        }
        else if (IsUnanswered)
        {
            Facts.Cancel = cause;
            _call.Observer.OnCancelling(cause);
            GiveUpRetry(AttemptInput.Cancel);
        }
    }

    internal void HangUp(HangUpCause cause)
    {
        if (State == AttemptState.Confirmed)
        {
            Facts.HangUp = cause;
            Feed(AttemptInput.HangUp);
        }
        else
        {
            Cancel(cause == HangUpCause.Shutdown ? CancelCause.Shutdown : CancelCause.Caller);
        }
    }

    /// <summary>A 182 starts the ring timeout anew where the trunk says so (CALL-03).</summary>
    internal void ExtendRing()
    {
        if (IsUnanswered)
        {
            _context.Timers.Arm(_phase, _call.Settings.Ring.Ticks);
        }
    }

    internal void OnTimer(int kind)
    {
        switch (kind)
        {
            case RetryTimer:
                SendInvite();
                break;
            case FirstTimer:
                Feed(AttemptInput.FirstResponseTimer);
                break;
            case CapTimer:
                TimeUp(CancelCause.AttemptCap, AttemptInput.CapTimer);
                break;
            case PhaseTimer when State == AttemptState.Confirmed:
                HangUp(HangUpCause.MaxDuration);
                break;
            case PhaseTimer when IsUnanswered:
                TimeUp(Facts.RangAt is null ? CancelCause.NoRinging : CancelCause.RingTimeout, AttemptInput.RingTimer);
                break;
            default:
                _context.Counters.Count(SipEvent.CancelWithoutFinal);
                Feed(AttemptInput.CancelWaitTimer);
                _call.TryLeave();
                break;
        }
    }

    /// <summary>One step of the machine.</summary>
    internal void Feed(AttemptInput input, Dialog? answered = null, SipMessage? response = null)
    {
        (AttemptState next, AttemptEffects effects) = AttemptMachine.On(State, input);
        State = next;
        RunTimers(effects);
        RunRequests(effects);
        if ((effects & AttemptEffects.Confirm) != 0)
        {
            Facts.AnsweredAt = _context.Now;
            _context.Timers.Arm(_phase, _call.Settings.MaxDuration.Ticks);
            CancelLeftovers();
            _call.Confirm(answered!, response!);
        }

        if ((effects & AttemptEffects.AckAndBye) != 0)
        {
            Facts.AnsweredAt ??= _context.Now;
            Facts.AnsweredAfterCancel = true;
            _context.Counters.Count(SipEvent.AnsweredAfterCancel);
            _call.Dismiss(answered!);
        }

        End(effects);
    }

    private void TimeUp(CancelCause cause, AttemptInput input)
    {
        if (IsUnanswered && State != AttemptState.Calling)
        {
            Facts.Cancel = cause;
            _call.Observer.OnCancelling(cause);
        }

        GiveUpRetry(input);
    }

    /// <summary>While a repeat of the INVITE waits for its moment, nothing is out that could be cancelled: the refusal stands.</summary>
    private void GiveUpRetry(AttemptInput input)
    {
        bool waiting = _retry.IsArmed;
        _context.Timers.Stop(_retry);
        if (!waiting || input == AttemptInput.Cancel)
        {
            Feed(input);
        }

        if (waiting)
        {
            Feed(AttemptInput.Failure);
        }
    }

    private void RunTimers(AttemptEffects effects)
    {
        if ((effects & (AttemptEffects.StopFirstResponse | AttemptEffects.StopTimers)) != 0)
        {
            _context.Timers.Stop(_first);
        }

        if ((effects & AttemptEffects.StopTimers) != 0)
        {
            _context.Timers.Stop(_phase);
            _context.Timers.Stop(_cap);
            _context.Timers.Stop(_retry);
        }

        if ((effects & AttemptEffects.StartRing) != 0 && Facts.RangAt is null)
        {
            Facts.RangAt = _context.Now;
            if (_call.Settings.RingStartsAt == RingStart.FirstRinging)
            {
                _context.Timers.Arm(_phase, _call.Settings.Ring.Ticks);
            }
        }

        if ((effects & AttemptEffects.StartCancelWait) != 0)
        {
            _context.Timers.Arm(_phase, SipTimers.Default.Timeout);
        }
    }

    private void RunRequests(AttemptEffects effects)
    {
        if ((effects & AttemptEffects.SendCancel) != 0)
        {
            Facts.CancelledAt ??= _context.Now;
            SendCancel(Invite);
        }

        if ((effects & AttemptEffects.GiveUp) != 0)
        {
            GiveUpInvites();
        }

        if ((effects & AttemptEffects.SendBye) != 0)
        {
            Facts.Side = HangUpSide.Local;
            if (!DialogRequests.Bye(_call, _call.Dialog!, ClientRole.Bye, CauseTexts.Of(Facts.HangUp ?? HangUpCause.Normal)))
            {
                Feed(AttemptInput.ByeDone);
            }
        }
    }

    /// <summary>The attempt is decided: no INVITE of it may ring on.</summary>
    private void CancelLeftovers()
    {
        for (ClientTransaction? t = _call.Transactions; t is not null; t = t.NextOfCall)
        {
            if (t.Role == ClientRole.Invite && (InviteClient.State)t.State == InviteClient.State.Proceeding)
            {
                CancelLeftover(t);
            }
        }
    }

    /// <summary>Nobody waits for an answer any more: what is silent is no longer repeated, what rang is kept for a late 2xx only.</summary>
    private void GiveUpInvites()
    {
        for (ClientTransaction? t = _call.Transactions; t is not null; t = t.NextOfCall)
        {
            if (t.Role == ClientRole.Invite)
            {
                _context.Clients.GiveUp(t);
            }
        }
    }

    private void End(AttemptEffects effects)
    {
        if ((effects & AttemptEffects.EndRemote) != 0)
        {
            Facts.Side = HangUpSide.Remote;
        }

        long now = _context.Now;
        CallResult? result = (effects & (AttemptEffects)~(int)(AttemptEffects.EndByFinal - 1)) switch
        {
            AttemptEffects.EndByFinal => CallEnding.ByFinal(Facts, now),
            AttemptEffects.EndByCancel => CallEnding.ByCancel(Facts, now),
            AttemptEffects.EndNoResponse => CallEnding.ByLocal(Facts, now, LocalEvent.NoResponse),
            AttemptEffects.EndTransport => CallEnding.ByLocal(Facts, now, LocalEvent.TransportRefused),
            AttemptEffects.EndRemote => CallEnding.ByLocal(Facts, now, LocalEvent.RemoteHangup),
            AttemptEffects.EndLocal => CallEnding.ByHangUp(Facts, now),
            _ => null,
        };
        if (result is not null && !IsDelivered)
        {
            IsDelivered = true;
            _context.Counters.Count(SipEvent.CallsEnded);
            CancelLeftovers();
            _call.Observer.OnEnded(Facts.Cancel == CancelCause.Abandoned ? CallEnding.ByLocal(Facts, now, LocalEvent.EngineRestart) : result);
        }

        _call.TryLeave();
    }

    private void SendInvite()
    {
        if (WriteInvite() is { } packet)
        {
            Invite!.Values = new SipTimers(_call.Settings.T1?.Ticks ?? SipTimers.DefaultT1);
            _context.Clients.Start(Invite, packet);
            return;
        }

        // A value of the plan or the settings was refused: our own fault, told as the 400 it would have earned.
        Facts.Status = 400;
        _context.Clients.Discard(Invite!);
        Feed(AttemptInput.Failure);
    }

    /// <summary>Opens the transaction of the next INVITE and writes it.</summary>
    private Packet? WriteInvite()
    {
        CallTicket ticket = _call.Ticket;
        int repeat = Facts.Invites++;
        string branch = repeat == 0 ? ticket.Branch : FormattableString.Invariant($"{ticket.Branch}.{repeat}");
        Invite = _context.Clients.Open(_call, SipMethod.Invite, ClientRole.Invite, ticket.CSeq + (uint)repeat, _call.Gateway);
        Invite.SetBranch(Encoding.ASCII.GetBytes(branch));
        Credentials = repeat == 0 ? null : _call.Challenges.Lines(SipMethod.Invite, ticket.RequestUri, _offer.Span);
        return InviteWriter.Store(_context, ticket, new InviteWriter.Parts
        {
            Branch = Invite.Branch,
            CSeq = Invite.CSeq,
            Body = _offer.Span,
            Credentials = Credentials,
            Headers = _call.Settings.Headers,
        });
    }

    private void SendCancel(ClientTransaction? invite)
    {
        if (invite?.Request is not { } request || invite.Cancelled)
        {
            return;
        }

        invite.Cancelled = true;

        if (FollowUps.StoreCancel(_context, request, CauseTexts.Of(Facts.Cancel ?? CancelCause.Caller)) is not { } cancel)
        {
            return;
        }

        ClientTransaction transaction = _context.Clients.Open(_call, SipMethod.Cancel, ClientRole.Cancel, invite.CSeq, invite.Destination);
        transaction.SetBranch(invite.Branch);
        _context.Clients.Start(transaction, cancel);
    }
}
