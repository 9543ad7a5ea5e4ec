using Engine.Sip.Dialogs;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>A challenged BYE is sent again once, with credentials, if the challenge may be answered (CALL-26, AUTH-09).</summary>
internal static class ByeChallenges
{
    /// <summary>True when the BYE went out again.</summary>
    internal static bool Answer(CallRecord call, Dialog dialog, ClientRole role, SipMessage response, in SipEndpoint source)
    {
        if (response.StatusCode is not (401 or 407) || dialog.ByeAnswered)
        {
            return false;
        }

        var challenges = call.InDialogChallenges();
        if (!challenges.TryAnswer(response, source))
        {
            return false;
        }

        dialog.ByeAnswered = true;
        var uri = RouteSet.For(dialog.RemoteTarget, dialog.Routes).RequestUri;
        return DialogRequests.Bye(call, dialog, role, CauseTexts.Of(HangUpCause.Normal), challenges.Lines(SipMethod.Bye, uri, default));
    }
}
