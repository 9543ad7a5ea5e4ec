using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// One dial attempt in its slot, from INVITE to its single result: it runs the machine, its timers and its facts, and reads the responses
/// (RFC 3261 §13.2.2). <see cref="InviteExchange"/> holds what is on the wire. With its result the call leaves its
/// slot and stays until its last transaction is over (TXN-21, TXN-34).
/// </summary>
internal sealed class OutgoingCall : CallRecord, ILivenessOwner
{
    private readonly CallSettings _settings;
    private readonly GuardedObserver _observer;
    private readonly SipEndpoint _gateway;
    private readonly AttemptTimers _timers;
    private readonly InviteExchange _invites;
    private readonly CallFacts _facts = new();

    private AttemptState _state;

    /// <summary>Only of an answered call.</summary>
    private LivenessWatch? _watch;

    /// <summary>The remote tag of a BYE that overtook the 2xx of its dialog (CALL-27), and its causes.</summary>
    private (string Tag, ReasonValues Reason)? _overtaken;

    internal OutgoingCall(ICallHome home, SlotKey key, CallTicket ticket, CallSettings settings, ICallObserver? observer)
        : base(home, key, ticket.CallId, ticket.FromTag)
    {
        Ticket = ticket;
        _settings = settings;
        _observer = new GuardedObserver(observer, Services);
        _gateway = SipEndpoint.TryParse(ticket.Destination, 5060, out var gateway) ? gateway : default;
        // Heard for as long as the call lives, also when the list of configured peers has not caught up with a new trunk.
        Services.Peers.Hold(_gateway);
        _facts.Refine603 = settings.Refine603;
        _timers = new AttemptTimers(this, Services.Timers, settings);
        _invites = new InviteExchange(this, ticket, settings, _gateway);
    }

    internal CallTicket Ticket { get; }

    /// <summary>The result was reported.</summary>
    internal bool IsDelivered { get; private set; }

    /// <summary>The INVITE is out and not answered, even if the result was reported.</summary>
    internal bool IsRinging => _state is not (AttemptState.Idle or AttemptState.Confirmed or AttemptState.HangingUp or AttemptState.Ended);

    public override SipTimers TimerValues => _settings.TimerValues;

    public override ContactRewrite Rewrite => _settings.RewriteContact;

    public override bool OwnsCallId => true;

    /// <summary>The attempt has its answer or its end.</summary>
    private bool IsSettled => _state is AttemptState.Confirmed or AttemptState.HangingUp or AttemptState.Ended;

    private bool IsUnanswered => _state is AttemptState.Calling or AttemptState.Proceeding or AttemptState.Ringing;

    /// <summary>Sends the INVITE (TRN-11, CALL-12).</summary>
    internal void Place(ReadOnlyMemory<byte> offer)
    {
        _state = AttemptState.Calling;
        _facts.InvitedAt = Services.Now;
        Services.Counters.Count(SipEvent.CallsPlaced);
        _timers.StartInvite();
        FailUnlessWritten(_invites.Send(offer));
    }

    internal void Cancel(CancelCause cause)
    {
        if (_state == AttemptState.Confirmed)
        {
            HangUp(cause == CancelCause.Shutdown ? HangUpCause.Shutdown : HangUpCause.Normal);
        }
        else if (IsUnanswered)
        {
            _facts.Cancel = cause;
            _observer.OnCancelling(cause);
            GiveUpRetry(AttemptInput.Cancel);
        }
    }

    internal override void HangUp(HangUpCause cause, int? q850 = null)
    {
        if (_state == AttemptState.Confirmed)
        {
            _facts.HangUp = cause;
            _facts.PassedOn = q850;
            Feed(AttemptInput.HangUp);
        }
        else
        {
            Cancel(cause == HangUpCause.Shutdown ? CancelCause.Shutdown : CancelCause.Caller);
        }
    }

    /// <summary>
    /// Ends what an earlier process left at the peer (I6). With a dialog: the ACK, which may have been lost with the process, and BYE. Without:
    /// CANCEL, then whatever comes.
    /// </summary>
    internal void EndOrphan(ConfirmedDialog? known)
    {
        _facts.InvitedAt = Services.Now;
        _facts.Cancel = CancelCause.Abandoned;
        if (known is null)
        {
            _state = AttemptState.Cancelling;
            _timers.StartCancelWait();
            _invites.Restore(0);
            return;
        }

        _state = AttemptState.HangingUp;
        Dialog = _invites.RestoreDialog(known);
        SendBye(HangUpCause.Shutdown);
    }

    LineFacts? ILivenessOwner.Look() => _observer.OnLook();

    void ILivenessOwner.End(HangUpCause cause) => HangUp(cause);

    public override Challenges InDialogChallenges() => new(Services, _settings.Credentials, _gateway, mayLearn: false);

    public override void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        switch (transaction.Role)
        {
            case ClientRole.Invite:
                OnInviteResponse(transaction, response, source);
                break;
            case ClientRole.Cancel:
                OnCancelResponse(response.StatusCode);
                break;
            case ClientRole.Reinvite:
                Reinvites.Receive(transaction, response, source);
                break;
            case ClientRole.Options:
                _watch?.Receive(response, source);
                break;
            default:
                if (response.StatusCode >= 200 && !ByeAgain(transaction, response, source) && transaction.Role == ClientRole.Bye)
                {
                    Feed(AttemptInput.ByeDone);
                }

                break;
        }
    }

    /// <summary>A 2xx to our INVITE whose transaction is gone: the kept ACK answers it as long as the call lives (C03).</summary>
    internal bool AcknowledgeStray(SipMessage response, uint cseq) =>
        FindDialog(response.ToTag()) is { } dialog && DialogRequests.AcknowledgeAgain(this, dialog, cseq);

    public override void OnTimeout(ClientTransaction transaction) => Lost(transaction, AttemptInput.Timeout);

    public override void OnUnreachable(ClientTransaction transaction) => Lost(transaction, AttemptInput.TransportError);

    public override void OnTransactionGone(ClientTransaction transaction)
    {
        _invites.Gone(transaction);
        TryLeave();
    }

    internal override Dialog? FindDialog(ReadOnlySpan<byte> remoteTag) =>
        Dialog is { } dialog && Ascii.Equals(remoteTag, dialog.RemoteTag) ? dialog : _invites.FindUnwanted(remoteTag);

    public override void OnBye(SipMessage bye)
    {
        var tag = bye.FromTag();
        if (Dialog is null)
        {
            _overtaken = (Encoding.UTF8.GetString(tag), ReasonValues.Read(bye));
        }
        else if (Ascii.Equals(tag, Dialog.RemoteTag))
        {
            _facts.Reason = ReasonValues.Read(bye);
            Feed(AttemptInput.RemoteBye);
        }
    }

    public override ReofferReply OnReoffer(ReadOnlySpan<byte> offer) => _observer.OnReoffer(offer);

    internal override void TakeAck(SipMessage ack, bool answerExpected)
    {
        if (!answerExpected)
        {
            return;
        }

        // Offer and answer are atomic: without an answer that can be used the session stays as it was, and only the first exchange can end a call.
        var search = SdpBody.Find(ack, out var answer);
        if (!_observer.OnReanswer(answer))
        {
            OnExchangeFailed(search == SdpSearch.None ? ExchangeFault.AnswerMissing : ExchangeFault.AnswerUnusable);
        }
    }

    public override void OnUnsent(SipMethod method) => _facts.Evidence = method == SipMethod.Bye
        ? _facts.Evidence with { ByeUnsent = true }
        : _facts.Evidence with { AckUnsent = true };

    public override void OnExchangeFailed(ExchangeFault fault)
    {
        Services.Counters.Count(SipEvent.ExchangesFailed);
        _facts.Evidence = _facts.Evidence with { FailedExchanges = _facts.Evidence.FailedExchanges + 1, LastFault = fault };
    }

    public override void OnInfo(string contentType, ReadOnlySpan<byte> body) => _observer.OnInfo(contentType, body);

    public override void OnReofferEnded(int status, ReadOnlySpan<byte> answer)
    {
        // A refusal is counted where it came in; a 2xx may still hold nothing that can be used.
        if (!_observer.OnReofferEnded(status, answer) && status is >= 200 and < 300)
        {
            OnExchangeFailed(answer.IsEmpty ? ExchangeFault.AnswerMissing : ExchangeFault.AnswerUnusable);
        }
    }

    public override void OnTimer(int kind)
    {
        switch (kind)
        {
            case AttemptTimers.Retry:
                FailUnlessWritten(_invites.Send());
                break;
            case AttemptTimers.First:
                Feed(AttemptInput.FirstResponseTimer);
                break;
            case AttemptTimers.Cap:
                TimeUp(CancelCause.AttemptCap, AttemptInput.CapTimer);
                break;
            case AttemptTimers.Phase when _state == AttemptState.Confirmed:
                HangUp(HangUpCause.MaxDuration);
                break;
            case AttemptTimers.Phase when IsUnanswered:
                TimeUp(_facts.Rang ? CancelCause.RingTimeout : CancelCause.NoRinging, AttemptInput.RingTimer);
                break;
            default:
                Services.Counters.Count(SipEvent.CancelWithoutFinal);
                Feed(AttemptInput.CancelWaitTimer);
                TryLeave();
                break;
        }
    }

    private void FailUnlessWritten(bool written)
    {
        if (!written)
        {
            _facts.Unwritten = true;
            Feed(AttemptInput.Failure);
        }
    }

    private void OnInviteResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        var status = response.StatusCode;
        if (status is >= 200 and < 300)
        {
            Succeed(transaction, response, source);
        }
        else if (status < 200 && IsSettled)
        {
            _invites.CancelLeftover(transaction, CauseOfCancel());
        }
        else if (!_invites.IsNewest(transaction))
        {
            return;
        }
        else if (status < 200)
        {
            Progress(response);
        }
        else
        {
            Fail(response, source);
        }
    }

    private void Progress(SipMessage response)
    {
        var status = response.StatusCode;
        _facts.ReadProgress(response);
        var isNew = _invites.NoteProvisional(response, out var sdp);
        var sign = CallProgress.SignOf(status, !sdp.IsEmpty);
        var rangBefore = _facts.Rang;
        Feed(sign == ProgressSign.None ? AttemptInput.Trying : AttemptInput.Ringing);
        var isFirst = _facts.Rang && !rangBefore;
        if (status == 182 && _settings.QueuedExtendsRing && IsUnanswered)
        {
            // A queued call has its ring timeout anew where the trunk says so (CALL-03).
            _timers.StartRing();
        }

        if (isNew && IsUnanswered)
        {
            _observer.OnProvisional(new CallProgress(status, sign) { PostDialDelayMs = isFirst ? _facts.PostDialDelayMs : null }, sdp);
        }
    }

    private void Succeed(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        if (FindDialog(response.ToTag()) is { } known)
        {
            // A repeat is recognised by its To tag and not by the branch (CALL-43).
            _invites.AcknowledgeRepeat(known, transaction.CSeq);
            return;
        }

        var dialog = _invites.DialogOf(transaction, response, source);
        if (Dialog is not null)
        {
            Dismiss(dialog);
        }
        else
        {
            Feed(AttemptInput.Success, dialog, response);
        }
    }

    private void Fail(SipMessage response, in SipEndpoint source)
    {
        _facts.ReadFinal(response);
        if (response.IsUnreadable)
        {
            Feed(AttemptInput.Failure);
            return;
        }

        _facts.RefusedWithCredentials = response.StatusCode == 403 && _invites.GaveCredentials;
        _facts.Overridden = ResponseOverrides.Find(_settings.Overrides, response, _facts.Phrase);

        // Not after a cancel and not after the end (CALL-38).
        if (!IsUnanswered || _invites.Mend(response, source) is not { } waitTicks)
        {
            Feed(AttemptInput.Failure);
            return;
        }

        Feed(AttemptInput.Retried);
        if (waitTicks > 0)
        {
            _timers.StartRetry(waitTicks);
        }
        else
        {
            FailUnlessWritten(_invites.Send());
        }
    }

    /// <summary>A final response to a CANCEL changes nothing (CALL-39), but for an orphan: an INVITE repeated after a challenge has another branch.</summary>
    private void OnCancelResponse(int status)
    {
        if (_facts.Cancel == CancelCause.Abandoned && status == 481 && _state == AttemptState.Cancelling && _invites.MayHaveMoreRepeats)
        {
            _invites.Restore(_invites.Sent);
        }
    }

    /// <summary>Answers the challenge of a BYE once (CALL-26, AUTH-09); true when the BYE went out again.</summary>
    private bool ByeAgain(ClientTransaction bye, SipMessage response, in SipEndpoint source)
    {
        var dialog = bye.Role == ClientRole.Bye ? Dialog : _invites.FindUnwanted(bye);
        return dialog is not null && ByeChallenges.Answer(this, dialog, bye.Role, response, source);
    }

    /// <summary>A BYE that could not be sent goes to where the peer's last message came from, once (CALL-29); true when it did.</summary>
    private bool ByeElsewhere(ClientTransaction bye)
    {
        var isOurs = bye.Role == ClientRole.Bye;
        if ((isOurs ? Dialog : _invites.FindUnwanted(bye)) is not { } dialog)
        {
            return false;
        }

        OnUnsent(SipMethod.Bye);
        var reason = isOurs ? CauseTexts.Of(_facts.HangUp ?? HangUpCause.Normal, _facts.PassedOn) : CauseTexts.Of(HangUpCause.Unwanted);
        return DialogTarget.FallBack(this, dialog) && DialogRequests.Bye(this, dialog, bye.Role, reason);
    }

    private void Lost(ClientTransaction transaction, AttemptInput input)
    {
        switch (transaction.Role)
        {
            case ClientRole.Bye or ClientRole.UnwantedBye when input == AttemptInput.TransportError && ByeElsewhere(transaction):
                break;
            case ClientRole.Invite when _invites.IsNewest(transaction):
                Feed(input);
                break;
            case ClientRole.Bye:
                Feed(AttemptInput.ByeDone);
                break;
            case ClientRole.Reinvite:
                Reinvites.Lost();
                break;
            case ClientRole.Options:
                _watch?.Lost(isUnreachable: input == AttemptInput.TransportError);
                break;
            default:
                break;
        }
    }

    private void TimeUp(CancelCause cause, AttemptInput input)
    {
        if (IsUnanswered && _state != AttemptState.Calling)
        {
            _facts.Cancel = cause;
            _observer.OnCancelling(cause);
        }

        GiveUpRetry(input);
    }

    /// <summary>While a repeat of the INVITE waits for its moment, nothing is out that could be cancelled: the refusal stands.</summary>
    private void GiveUpRetry(AttemptInput input)
    {
        var waiting = _timers.StopRetry();
        if (!waiting || input == AttemptInput.Cancel)
        {
            Feed(input);
        }

        if (waiting)
        {
            Feed(AttemptInput.Failure);
        }
    }

    /// <summary>One step of the machine.</summary>
    private void Feed(AttemptInput input, Dialog? answered = null, SipMessage? response = null)
    {
        (_state, var effects) = AttemptMachine.On(_state, input);
        if (_state is AttemptState.HangingUp or AttemptState.Ended)
        {
            _watch?.Stop();
        }

        RunTimers(effects);
        RunRequests(effects);
        if ((effects & AttemptEffects.Confirm) != 0)
        {
            Confirm(answered!, response!);
        }

        if ((effects & AttemptEffects.AckAndBye) != 0)
        {
            _facts.AnsweredAt ??= Services.Now;
            _facts.AnsweredAfterCancel = true;
            Services.Counters.Count(SipEvent.AnsweredAfterCancel);
            Dismiss(answered!);
        }

        End(effects);
    }

    private void RunTimers(AttemptEffects effects)
    {
        var startsRinging = (effects & AttemptEffects.StartRing) != 0 && !_facts.Rang;
        if (startsRinging)
        {
            _facts.RangAt = Services.Now;
        }

        _timers.Run(effects, startsRinging);
    }

    private void RunRequests(AttemptEffects effects)
    {
        if ((effects & AttemptEffects.SendCancel) != 0)
        {
            _facts.CancelledAt ??= Services.Now;
            _facts.Side = HangUpSide.Local;
            _invites.CancelNewest(CauseOfCancel());
        }

        if ((effects & AttemptEffects.GiveUp) != 0)
        {
            _invites.GiveUp();
        }

        if ((effects & AttemptEffects.SendBye) != 0)
        {
            _facts.Side = HangUpSide.Local;
            SendBye(_facts.HangUp ?? HangUpCause.Normal, _facts.PassedOn);
        }
    }

    private void SendBye(HangUpCause cause, int? q850 = null)
    {
        if (!DialogRequests.Bye(this, Dialog!, ClientRole.Bye, CauseTexts.Of(cause, q850)))
        {
            Feed(AttemptInput.ByeDone);
        }
    }

    /// <summary>The first 2xx: ledger, ACK, then everything else (CALL-20).</summary>
    private void Confirm(Dialog dialog, SipMessage response)
    {
        _facts.AnsweredAt = Services.Now;
        _timers.StartTalk();
        _invites.CancelLeftovers(CauseOfCancel());
        Dialog = dialog;
        _facts.ReadSuccess(response);
        var confirmed = dialog.ToConfirmed(Ticket.TrunkId) with { SipStatus = response.StatusCode, SipPhrase = _facts.Phrase.Length > 0 ? _facts.Phrase : null };
        _observer.OnConfirming(confirmed);
        _invites.Acknowledge(dialog);
        var search = _invites.FindAnswer(response, out var sdp);
        if (response.IsUnreadable)
        {
            HangUp(HangUpCause.ResponseUnreadable);
        }
        else if (sdp.IsEmpty)
        {
            HangUp(search == SdpSearch.Unsupported ? HangUpCause.MediaNegotiation : HangUpCause.SdpMissing);
        }
        else
        {
            _observer.OnAnswered(confirmed, sdp);
            if (_overtaken is { } bye && bye.Tag == dialog.RemoteTag)
            {
                _facts.Reason = bye.Reason;
                Feed(AttemptInput.RemoteBye);
            }
            else
            {
                WatchTheLine();
            }
        }

        _invites.Answered();
    }

    /// <summary>A call whose owner knows nothing of its line is not watched.</summary>
    private void WatchTheLine()
    {
        if (_observer.OnLook() is { } line)
        {
            _watch = new LivenessWatch(this, this, _settings);
            _watch.Start(line);
        }
    }

    /// <summary>Closes a dialog that is not wanted, the ledger first (CALL-35, CALL-42).</summary>
    private void Dismiss(Dialog dialog)
    {
        if (Dialog is null && !IsDelivered)
        {
            _observer.OnConfirming(dialog.ToConfirmed(Ticket.TrunkId));
        }

        _invites.Dismiss(dialog);
    }

    private void End(AttemptEffects effects)
    {
        if ((effects & AttemptEffects.EndRemote) != 0)
        {
            _facts.Side = HangUpSide.Remote;
        }

        if ((effects & AttemptEffects.Ending) != 0 && !IsDelivered)
        {
            IsDelivered = true;
            Services.Counters.Count(SipEvent.CallsEnded);
            _invites.CancelLeftovers(CauseOfCancel());
            _facts.Invites = _invites.Sent;
            LeaveTheSlot();
            _observer.OnEnded(CallEnding.Of(effects, _facts, Services.Now));
        }

        TryLeave();
    }

    /// <summary>Before the report: whoever hears of the end may want the slot at once.</summary>
    private void LeaveTheSlot()
    {
        if (Dialog is not null)
        {
            _invites.Over();
        }

        Linger();
    }

    /// <summary>Leaves for good when the result was reported and nothing runs any more: the one removal path (TXN-31).</summary>
    private void TryLeave()
    {
        if (IsDelivered && !_timers.AnyRuns && TryLeaveSlot())
        {
            Services.Peers.LetGo(_gateway);
            _invites.ForgetUnwanted();
        }
    }

    private CancelCause CauseOfCancel() => _facts.Cancel ?? CancelCause.Caller;
}
