using System.Text.Json.Serialization;

namespace Engine.Flows.Facts;

/// <summary>
/// What was on the wire of one call beside its verdict (MAP-05). It decides nothing; members that say nothing are left out of the stored event.
/// </summary>
public sealed record CallEvidence
{
    /// <summary>Offers and answers inside the answered call that did not come off; the session stayed as it was (DLG-10).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int FailedExchanges { get; init; }

    /// <summary>Why the last of them did not: answer_missing, answer_unusable, offer_unreadable, offer_refused, own_offer_refused.</summary>
    public string? LastExchangeFault { get; init; }

    /// <summary>The ACK could not be sent where the dialog points and went to where the 2xx came from (CALL-29).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AckUnsent { get; init; }

    /// <summary>The BYE could not be sent where the dialog points and went to where the peer's last message came from (CALL-29).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByeUnsent { get; init; }

    /// <summary>No INVITE left: the attempt has no row (FLOW-72).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InviteUnsent { get; init; }

    /// <summary>The cause that a 18x gave, kept when no final response decided (ID-12).</summary>
    public ProgressCause? Progress { get; init; }

    /// <summary>The Reason header of the final response or BYE that ended it (ID-08).</summary>
    public EndCause? Cause { get; init; }

    /// <summary>Whom a network that blocked the call names for redress (MAP-603).</summary>
    public RedressContact? Redress { get; init; }
}

/// <summary>The Reason header of a provisional response (RFC 3326).</summary>
/// <param name="SipStatus">180 to 189.</param>
/// <param name="Q850">Q.850 cause, 1 to 127.</param>
/// <param name="SipCause">Cause of protocol SIP.</param>
/// <param name="Text">Its text.</param>
public sealed record ProgressCause(int SipStatus, int? Q850, int? SipCause, string? Text)
{
    /// <summary>Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI …</summary>
    public string? Location { get; init; }
}

/// <summary>The Reason header of a final response or a BYE (RFC 3326).</summary>
/// <param name="Q850">Q.850 cause, 1 to 127.</param>
/// <param name="Q850Text">The text beside it.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI …</param>
/// <param name="SipCause">Cause of protocol SIP.</param>
/// <param name="SipText">The text beside it.</param>
public sealed record EndCause(int? Q850, string? Q850Text, string? Location, int? SipCause, string? SipText);

/// <summary>A contact for redress, each part as the network wrote it.</summary>
/// <param name="Url">Web address.</param>
/// <param name="Tel">Telephone number.</param>
/// <param name="Email">Mail address.</param>
/// <param name="CallInfo">First element of Call-Info, with its parameters.</param>
public sealed record RedressContact(string? Url, string? Tel, string? Email, string? CallInfo);
