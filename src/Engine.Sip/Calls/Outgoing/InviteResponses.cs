using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Reads the responses to our INVITE (RFC 3261 §13.2.2) and feeds the attempt.</summary>
internal sealed class InviteResponses(OutgoingCall call)
{
    private AgentContext Context => call.Context;

    private Attempt Attempt => call.Attempt;

    internal void Receive(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        int status = response.StatusCode;
        if (status is >= 200 and < 300)
        {
            Succeed(transaction, response, source);
        }
        else if (status < 200 && Attempt.IsSettled)
        {
            Attempt.Invites.CancelLeftover(transaction);
        }
        else if (transaction == Attempt.Invites.Invite)
        {
            if (status < 200)
            {
                Progress(response);
            }
            else
            {
                Fail(response, source);
            }
        }
    }

    /// <summary>The first 2xx: ledger, ACK, then everything else (CALL-20).</summary>
    internal void Confirm(Dialog dialog, SipMessage response)
    {
        call.Dialog = dialog;
        ConfirmedDialog facts = dialog.ToConfirmed(call.Ticket.TrunkId);
        call.Observer.OnConfirming(facts);
        DialogRequests.Acknowledge(call, dialog, dialog.LocalCSeq, Attempt.Invites.Credentials);
        call.Facts.Status = response.StatusCode;
        call.Facts.Phrase = Encoding.UTF8.GetString(response.ReasonPhrase);
        call.Challenges.Accepted();
        SdpSearch search = SdpBody.Find(response, out ReadOnlySpan<byte> sdp);
        if (search == SdpSearch.None)
        {
            sdp = call.Early.SdpOf(response.ToTag());
        }

        if (sdp.IsEmpty)
        {
            Attempt.HangUp(search == SdpSearch.Unsupported ? HangUpCause.MediaNegotiation : HangUpCause.SdpMissing);
        }
        else
        {
            call.Observer.OnAnswered(facts, sdp);
            if (call.OvertakenTag is { } tag && tag == dialog.RemoteTag)
            {
                Attempt.Feed(AttemptInput.RemoteBye);
            }
        }

        call.Early.Clear();
    }

    private void Progress(SipMessage response)
    {
        int status = response.StatusCode;
        bool ringing = status is 180 or >= 183 and < 190;
        if (status == 100)
        {
            Attempt.Feed(AttemptInput.Trying);
            return;
        }

        ReadOnlySpan<byte> tag = response.ToTag();
        if (status == 199)
        {
            call.Early.Remove(tag);
            Attempt.Feed(AttemptInput.Trying);
            return;
        }

        SdpBody.Find(response, out ReadOnlySpan<byte> sdp);
        bool news = call.Early.Note(tag, status, sdp);
        Attempt.Feed(ringing ? AttemptInput.Ringing : AttemptInput.Trying);
        if (status == 182 && call.Settings.QueuedExtendsRing)
        {
            Attempt.ExtendRing();
        }

        if (news && Attempt.MayReport)
        {
            call.Observer.OnProvisional(status, sdp);
        }
    }

    private void Succeed(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        if (call.FindDialog(response.ToTag()) is { } known)
        {
            // The same dialog again, told by its To tag and not by the branch (CALL-43): its ACK was lost.
            if (!DialogRequests.AcknowledgeAgain(call, known, transaction.CSeq))
            {
                DialogRequests.Acknowledge(call, known, transaction.CSeq, Attempt.Invites.Credentials);
            }

            return;
        }

        Dialog dialog = DialogOf(transaction, response, source);
        if (call.Dialog is not null)
        {
            call.Dismiss(dialog);
        }
        else
        {
            Attempt.Feed(AttemptInput.Success, dialog, response);
        }
    }

    private Dialog DialogOf(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        string target = call.Ticket.RequestUri;
        if (response.TryGetContact(out NameAddr contact))
        {
            target = Encoding.UTF8.GetString(contact.UriText);
        }
        else
        {
            Context.Counters.Count(SipEvent.MissingContact);
        }

        IReadOnlyList<string> routes = RouteSet.FromRecordRoute(response, reversed: true);
        string nextHop = RouteSet.For(target, routes).NextHop;
        var dialog = new Dialog
        {
            CallId = call.CallId,
            LocalTag = call.LocalTag,
            RemoteTag = Encoding.UTF8.GetString(response.ToTag()),
            LocalUri = call.Ticket.FromUri,
            LocalDisplay = call.Ticket.FromDisplay,
            RemoteUri = call.Ticket.ToUri,
            RemoteTarget = target,
            Routes = routes,
            LocalCSeq = transaction.CSeq,
            Destination = DialogTarget.Resolve(nextHop, routes.Count > 0, source, call.Settings.RewriteContact),
            HoldsPeer = true,
        };
        Context.Peers.Hold(dialog.Destination);
        return dialog;
    }

    private void Fail(SipMessage response, in SipEndpoint source)
    {
        CallFacts facts = call.Facts;
        facts.Status = response.StatusCode;
        facts.Phrase = Encoding.UTF8.GetString(response.ReasonPhrase);
        facts.Reason = ReasonValues.Read(response);
        facts.RefusedWithCredentials = response.StatusCode == 403 && call.Challenges.Rounds > 0;
        facts.Overridden = ResponseOverrides.Find(call.Settings.Overrides, response, facts.Phrase);
        if (RetryAfter.TryRead(response.Value(HeaderId.RetryAfter), out RetryAfter retry))
        {
            facts.RetryAfter = TimeSpan.FromSeconds(Math.Clamp(retry.Seconds, 1, 300));
        }

        if (!Attempt.MayRetry || !Mended(response, source))
        {
            Attempt.Feed(AttemptInput.Failure);
        }
    }

    /// <summary>The refusals one more INVITE may mend (SDP-13, MAP-07, AUTH-05). True when it is on its way.</summary>
    private bool Mended(SipMessage response, in SipEndpoint source)
    {
        switch (response.StatusCode)
        {
            case 401 or 407 when call.Challenges.TryAnswer(response, source):
                Attempt.Retry();
                return true;
            case 415 or 488 or 606 when !call.Settings.FallbackOffer.IsEmpty && !call.Facts.OfferedLess:
                call.Facts.OfferedLess = true;
                Attempt.Retry(call.Settings.FallbackOffer);
                return true;
            case 491 when !call.Facts.WaitedForGlare:
                call.Facts.WaitedForGlare = true;
                Attempt.Retry(delayTicks: GlareWait.OwnerTicks(Context.Random()));
                return true;
            default:
                return false;
        }
    }
}
