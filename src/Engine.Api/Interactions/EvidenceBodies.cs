using Engine.Flows.Facts;

namespace Engine.Api.Interactions;

/// <summary>What was on the wire of an attempt beside its verdict.</summary>
/// <param name="FailedExchanges">Offers and answers inside the answered call that did not come off; the session stayed as it was.</param>
/// <param name="LastExchangeFault">Why the last of them did not: answer_missing, answer_unusable, offer_unreadable, offer_refused, own_offer_refused.</param>
/// <param name="AckUnsent">The ACK could not be sent where the dialog points; it went to where the answer came from.</param>
/// <param name="ByeUnsent">The BYE could not be sent where the dialog points; it went to where the answer came from.</param>
/// <param name="Progress">The cause that a provisional response gave (RFC 3326).</param>
/// <param name="Cause">The Reason header of the final response or BYE that ended it.</param>
/// <param name="Redress">Whom a network that blocked the call names for redress.</param>
internal sealed record EvidenceBody(
    int FailedExchanges, string? LastExchangeFault, bool AckUnsent, bool ByeUnsent, ProgressCauseBody? Progress, EndCauseBody? Cause, RedressBody? Redress)
{
    public static EvidenceBody From(CallEvidence evidence) => new(
        evidence.FailedExchanges,
        evidence.LastExchangeFault,
        evidence.AckUnsent,
        evidence.ByeUnsent,
        evidence.Progress is { } progress ? new ProgressCauseBody(progress.SipStatus, progress.Q850, progress.SipCause, progress.Text, progress.Location) : null,
        evidence.Cause is { } cause ? new EndCauseBody(cause.Q850, cause.Q850Text, cause.Location, cause.SipCause, cause.SipText) : null,
        evidence.Redress is { } named ? new RedressBody(named.Url, named.Tel, named.Email, named.CallInfo) : null);
}

/// <summary>The Reason header of a provisional response.</summary>
/// <param name="SipStatus">180 to 189.</param>
/// <param name="Q850">Its Q.850 cause.</param>
/// <param name="SipCause">Its SIP cause.</param>
/// <param name="Text">Its text.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI.</param>
internal sealed record ProgressCauseBody(int SipStatus, int? Q850, int? SipCause, string? Text, string? Location);

/// <summary>The Reason header of a final response or a BYE (RFC 3326).</summary>
/// <param name="Q850">Its Q.850 cause.</param>
/// <param name="Q850Text">The text beside it.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI.</param>
/// <param name="SipCause">Its SIP cause.</param>
/// <param name="SipText">The text beside it.</param>
internal sealed record EndCauseBody(int? Q850, string? Q850Text, string? Location, int? SipCause, string? SipText);

/// <summary>A contact for redress, each part as the network wrote it.</summary>
/// <param name="CallInfo">First element of Call-Info, with its parameters.</param>
internal sealed record RedressBody(string? Url, string? Tel, string? Email, string? CallInfo);
