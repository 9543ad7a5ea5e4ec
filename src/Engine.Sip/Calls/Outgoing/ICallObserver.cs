using Engine.Sip.Dialogs;
using Engine.Sip.Methods;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// Hears what becomes of one call. Called on the shard's thread: it must neither block nor throw, and spans are valid only during the call.
/// </summary>
public interface ICallObserver
{
    /// <summary>A provisional response other than 100 and 199, with the SDP of early media or nothing. Repeats are not reported again.</summary>
    void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp);

    /// <summary>A CANCEL is wanted; the call ends when the INVITE's final response or the wait for it is over (CALL-31).</summary>
    void OnCancelling(CancelCause cause)
    {
    }

    /// <summary>
    /// A 2xx came. Called before its ACK is written, so that a ledger that survives a crash can note the dialog. A 2xx that crossed a CANCEL is
    /// reported here, too; then OnEnded follows and no OnAnswered. A second, forked dialog is closed without a report.
    /// </summary>
    void OnConfirming(ConfirmedDialog dialog);

    /// <summary>The call is answered and ACKed. The SDP is that of the 2xx, or of an 18x of the same dialog when the 2xx had none.</summary>
    void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp);

    /// <summary>The end, exactly once for a placed call, whatever happened.</summary>
    void OnEnded(CallResult result);

    /// <summary>An INFO with a DTMF body was accepted (DTMF-06).</summary>
    void OnInfo(string contentType, ReadOnlySpan<byte> body)
    {
    }

    /// <summary>Asked once a second after the answer: the facts from which the call finds out whether anybody is there (DLG-20); null when nobody knows them.</summary>
    LineFacts? OnLook() => null;

    /// <summary>A re-INVITE or UPDATE brought an offer, or none (empty): give the answer, or the present session as an offer (DLG-02).</summary>
    ReofferReply OnReoffer(ReadOnlySpan<byte> offer) => ReofferReply.NotAcceptable;

    /// <summary>The ACK brought the answer to an offer we made in a 2xx (delayed offer), or none that is a session description (empty).</summary>
    /// <returns>Whether a session came of it; if not, the present one goes on and the exchange is counted (DLG-10).</returns>
    bool OnReanswer(ReadOnlySpan<byte> answer) => false;

    /// <summary>Our own re-INVITE ended: 2xx with the peer's answer, or the status of its refusal; then the session stays as it was (DLG-05).</summary>
    /// <returns>Whether a session came of a 2xx; if not, the present one goes on and the exchange is counted (DLG-10).</returns>
    bool OnReofferEnded(int status, ReadOnlySpan<byte> answer) => false;
}
