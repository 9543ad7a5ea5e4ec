using Engine.Sip.Agent;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;
using Engine.Sip.Transactions;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Runs the machine of one dial attempt: its timers, its INVITEs and CANCEL, its single result.</summary>
internal sealed class Attempt
{
    /// <summary>INVITEs of one attempt at most: one, five challenges (AUTH-05), one smaller offer, one after 491.</summary>
    private const int MostInvites = 8;

    /// <summary>Repeats after challenges that an orphan may have had (AUTH-05).</summary>
    private const int AuthRepeats = 5;

    private readonly OutgoingCall _call;
    private readonly AgentContext _context;
    private readonly AttemptTimers _timers;

    internal Attempt(OutgoingCall call)
    {
        _call = call;
        _context = call.Context;
        _timers = new AttemptTimers(call);
        Invites = new InviteSender(call);
    }

    internal AttemptState State { get; private set; }

    /// <summary>The INVITEs of the attempt and their CANCEL.</summary>
    internal InviteSender Invites { get; }

    /// <summary>The result is told.</summary>
    internal bool IsDelivered { get; private set; }

    /// <summary>A timer of the attempt itself still runs.</summary>
    internal bool IsWaiting => _timers.AnyRuns;

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
        Invites.Offer = offer;
        State = AttemptState.Calling;
        Facts.InvitedAt = _context.Now;
        _context.Counters.Count(SipEvent.CallsPlaced);
        _timers.StartInvite();
        Invites.Send();
    }

    /// <summary>Sends the INVITE again with the next CSeq and a new branch (CALL-15): after a challenge, with a smaller offer, after 491.</summary>
    internal void Retry(ReadOnlyMemory<byte>? offer = null, long delayTicks = 0)
    {
        Invites.Offer = offer ?? Invites.Offer;
        Feed(AttemptInput.Retried);
        if (delayTicks > 0)
        {
            _timers.StartRetry(delayTicks);
        }
        else
        {
            Invites.Send();
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
            _timers.StartCancelWait();
            Invites.Restore(0);
        }
    }

    /// <summary>A final response to a CANCEL changes nothing (CALL-39), but for an orphan: an INVITE repeated after a challenge has another branch.</summary>
    internal void CancelAnswered(int status)
    {
        if (Facts.Cancel == CancelCause.Abandoned && status == 481 && State == AttemptState.Cancelling && Facts.Invites < AuthRepeats)
        {
            Invites.Restore(Facts.Invites);
        }
    }

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

    internal void HangUp(HangUpCause cause, int? q850 = null)
    {
        if (State == AttemptState.Confirmed)
        {
            Facts.HangUp = cause;
            Facts.PassedOn = q850;
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
            _timers.StartRing();
        }
    }

    internal void OnTimer(int kind)
    {
        switch (kind)
        {
            case AttemptTimers.Retry:
                Invites.Send();
                break;
            case AttemptTimers.First:
                Feed(AttemptInput.FirstResponseTimer);
                break;
            case AttemptTimers.Cap:
                TimeUp(CancelCause.AttemptCap, AttemptInput.CapTimer);
                break;
            case AttemptTimers.Phase when State == AttemptState.Confirmed:
                HangUp(HangUpCause.MaxDuration);
                break;
            case AttemptTimers.Phase when IsUnanswered:
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
            _timers.StartTalk();
            Invites.CancelLeftovers();
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
        bool waiting = _timers.StopRetry();
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
        if ((effects & AttemptEffects.StopFirstResponse) != 0)
        {
            _timers.StopFirst();
        }

        if ((effects & AttemptEffects.StopTimers) != 0)
        {
            _timers.StopAll();
        }

        if ((effects & AttemptEffects.StartRing) != 0 && Facts.RangAt is null)
        {
            Facts.RangAt = _context.Now;
            if (_call.Settings.RingStartsAt == RingStart.FirstRinging)
            {
                _timers.StartRing();
            }
        }

        if ((effects & AttemptEffects.StartCancelWait) != 0)
        {
            _timers.StartCancelWait();
        }
    }

    private void RunRequests(AttemptEffects effects)
    {
        if ((effects & AttemptEffects.SendCancel) != 0)
        {
            Facts.CancelledAt ??= _context.Now;
            Invites.CancelNewest();
        }

        if ((effects & AttemptEffects.GiveUp) != 0)
        {
            Invites.GiveUp();
        }

        if ((effects & AttemptEffects.SendBye) != 0)
        {
            Facts.Side = HangUpSide.Local;
            if (!DialogRequests.Bye(_call, _call.Dialog!, ClientRole.Bye, CauseTexts.Of(Facts.HangUp ?? HangUpCause.Normal, Facts.PassedOn)))
            {
                Feed(AttemptInput.ByeDone);
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
            Invites.CancelLeftovers();
            _call.Observer.OnEnded(Facts.Cancel == CancelCause.Abandoned ? CallEnding.ByLocal(Facts, now, LocalEvent.EngineRestart) : result);
        }

        _call.TryLeave();
    }
}
