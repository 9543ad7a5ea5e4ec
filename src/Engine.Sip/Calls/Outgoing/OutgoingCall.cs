using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// One dial attempt of ours in its slot. <see cref="Attempt"/> runs the machine, <see cref="InviteResponses"/> reads what comes back; here is what
/// they share, and where transactions and methods reach the call. It stays until its last transaction is over (TXN-21).
/// </summary>
internal sealed class OutgoingCall : CallRecord
{
    private readonly InviteResponses _responses;

    internal OutgoingCall(AgentContext context, SlotKey key, CallTicket ticket, CallSettings settings, ICallObserver? observer)
        : base(context, key, ticket.CallId, ticket.FromTag)
    {
        Ticket = ticket;
        Settings = settings;
        Observer = new GuardedObserver(observer, context);
        Gateway = SipEndpoint.TryParse(ticket.Destination, 5060, out SipEndpoint gateway) ? gateway : default;
        // Heard for as long as the call lives, also when the list of configured peers has not caught up with a new trunk.
        context.Peers.Hold(Gateway);
        Challenges = new Challenges(context, settings.Credentials, Gateway, mayLearn: true);
        Facts.Refine603 = settings.Refine603;
        Attempt = new Attempt(this);
        _responses = new InviteResponses(this);
    }

    internal CallTicket Ticket { get; }

    internal CallSettings Settings { get; }

    internal GuardedObserver Observer { get; }

    /// <summary>Where the INVITE goes.</summary>
    internal SipEndpoint Gateway { get; }

    internal CallFacts Facts { get; } = new();

    /// <summary>Credentials of the INVITE.</summary>
    internal Challenges Challenges { get; }

    internal Attempt Attempt { get; }

    internal EarlyDialogs Early { get; } = new();

    /// <summary>Dialogs of 2xx that nobody wants: forks, late answers. Kept for their ACK.</summary>
    internal List<Dialog> Unwanted { get; } = [];

    /// <summary>The remote tag of a BYE that overtook the 2xx of its dialog (CALL-27).</summary>
    internal string? OvertakenTag { get; private set; }

    internal override ContactRewrite Rewrite => Settings.RewriteContact;

    internal void Confirm(Dialog dialog, SipMessage response) => _responses.Confirm(dialog, response);

    /// <summary>ACK and BYE for a dialog that is not wanted (CALL-35, CALL-42).</summary>
    internal void Dismiss(Dialog dialog)
    {
        Unwanted.Add(dialog);
        if (Dialog is null && !Attempt.IsDelivered)
        {
            Observer.OnConfirming(dialog.ToConfirmed(Ticket.TrunkId));
        }

        DialogRequests.Acknowledge(this, dialog, dialog.LocalCSeq, Attempt.Invites.Credentials);
        DialogRequests.Bye(this, dialog, ClientRole.UnwantedBye, CauseTexts.Of(HangUpCause.Unwanted));
    }

    internal override Challenges InDialogChallenges() => new(Context, Settings.Credentials, Gateway, mayLearn: false);

    internal override void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        switch (transaction.Role)
        {
            case ClientRole.Invite:
                _responses.Receive(transaction, response, source);
                break;
            case ClientRole.Cancel:
                Attempt.CancelAnswered(response.StatusCode);
                break;
            case ClientRole.Reinvite:
                Reinvites.Receive(transaction, response, source);
                break;
            default:
                if (response.StatusCode >= 200 && !ByeChallenges.Answer(this, transaction, response, source))
                {
                    ByeOver(transaction);
                }

                break;
        }
    }

    /// <summary>A 2xx to an INVITE of ours whose transaction is gone: the kept ACK answers it as long as the call lives (C03).</summary>
    internal bool AcknowledgeStray(SipMessage response, uint cseq) =>
        FindDialog(response.ToTag()) is { } dialog && DialogRequests.AcknowledgeAgain(this, dialog, cseq);

    internal override void OnTimeout(ClientTransaction transaction) => Lost(transaction, AttemptInput.Timeout);

    internal override void OnUnreachable(ClientTransaction transaction) => Lost(transaction, AttemptInput.TransportError);

    internal override void OnTransactionGone(ClientTransaction transaction)
    {
        Attempt.Invites.Gone(transaction);
        TryLeave();
    }

    internal override Dialog? FindDialog(ReadOnlySpan<byte> remoteTag)
    {
        if (Dialog is { } dialog && Ascii.Equals(remoteTag, dialog.RemoteTag))
        {
            return dialog;
        }

        foreach (Dialog unwanted in Unwanted)
        {
            if (Ascii.Equals(remoteTag, unwanted.RemoteTag))
            {
                return unwanted;
            }
        }

        return null;
    }

    internal override void TakeBye(SipMessage bye)
    {
        ReadOnlySpan<byte> tag = bye.FromTag();
        if (Dialog is null)
        {
            OvertakenTag = Encoding.UTF8.GetString(tag);
        }
        else if (Ascii.Equals(tag, Dialog.RemoteTag))
        {
            Facts.Reason = ReasonValues.Read(bye);
            Attempt.Feed(AttemptInput.RemoteBye);
        }
    }

    internal override void EndDialog(HangUpCause cause) => Attempt.HangUp(cause);

    internal override ReofferReply AskReoffer(ReadOnlySpan<byte> offer) => Observer.OnReoffer(offer);

    internal override void TakeAck(SipMessage ack, bool answerExpected)
    {
        if (!answerExpected)
        {
            return;
        }

        if (SdpBody.Find(ack, out ReadOnlySpan<byte> answer) == SdpSearch.Found)
        {
            Observer.OnReanswer(answer);
        }
        else
        {
            Attempt.HangUp(HangUpCause.MediaNegotiation);
        }
    }

    internal override void TakeInfo(string contentType, ReadOnlySpan<byte> body) => Observer.OnInfo(contentType, body);

    internal override void TakeReofferEnd(int status, ReadOnlySpan<byte> answer) => Observer.OnReofferEnded(status, answer);

    public override void OnTimer(int kind) => Attempt.OnTimer(kind);

    /// <summary>Leaves the slot when the result is told and nothing runs any more: the one removal path (TXN-31).</summary>
    internal void TryLeave()
    {
        if (!Attempt.IsDelivered || Attempt.IsWaiting || Transactions is not null || !Context.Slots.Free(Key))
        {
            return;
        }

        Context.Aliases.Remove(this);
        Context.Peers.LetGo(Gateway);
        Resender.Stop();
        Reinvites.Stop();
        if (Dialog is { } dialog)
        {
            Forget(dialog);
        }

        Unwanted.ForEach(Forget);
    }

    private void Lost(ClientTransaction transaction, AttemptInput input)
    {
        switch (transaction.Role)
        {
            case ClientRole.Invite when transaction == Attempt.Invites.Invite:
                Attempt.Feed(input);
                break;
            case ClientRole.Bye:
                Attempt.Feed(AttemptInput.ByeDone);
                break;
            case ClientRole.Reinvite:
                Reinvites.Lost();
                break;
            default:
                break;
        }
    }

    private void ByeOver(ClientTransaction transaction)
    {
        if (transaction.Role == ClientRole.Bye)
        {
            Attempt.Feed(AttemptInput.ByeDone);
        }
    }
}
