using Engine.Sip.Dialogs;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Calls that a crash left at the peer, rebuilt from the journal in order to be ended (I6).</summary>
internal static class OrphanCalls
{
    /// <summary>Above any number the dead process may have used in the dialog; gaps are allowed (RFC 3261 §12.2.1.1).</summary>
    private const uint CSeqGap = 50;

    /// <summary>With a dialog: the ACK, which may have been lost with the process, and BYE. Without: CANCEL, then whatever comes.</summary>
    internal static void End(OutgoingCall call, ConfirmedDialog? known)
    {
        if (known is null)
        {
            call.Attempt.Adopt(AttemptState.Cancelling);
            return;
        }

        call.Attempt.Adopt(AttemptState.HangingUp);
        SipEndpoint destination = SipEndpoint.TryParse(known.Destination, 5060, out SipEndpoint parsed) ? parsed : call.Gateway;
        var dialog = new Dialog
        {
            CallId = known.CallId,
            LocalTag = known.LocalTag,
            RemoteTag = known.RemoteTag,
            LocalUri = known.LocalUri,
            LocalDisplay = call.Ticket.FromDisplay,
            RemoteUri = known.RemoteUri,
            RemoteTarget = known.RemoteTarget,
            Routes = known.Routes,
            LocalCSeq = known.LocalCSeq,
            Destination = destination,
            HoldsPeer = true,
        };
        call.Context.Peers.Hold(destination);
        call.Dialog = dialog;
        DialogRequests.Acknowledge(call, dialog, known.LocalCSeq, credentials: null);
        dialog.LocalCSeq = known.LocalCSeq + CSeqGap;
        if (!DialogRequests.Bye(call, dialog, ClientRole.Bye, CauseTexts.Of(HangUpCause.Shutdown)))
        {
            call.Attempt.Feed(AttemptInput.ByeDone);
        }
    }
}
