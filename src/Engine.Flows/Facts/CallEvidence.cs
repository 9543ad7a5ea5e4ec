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
}

/// <summary>The Reason header of a provisional response (RFC 3326).</summary>
/// <param name="SipStatus">180 to 189.</param>
/// <param name="Q850">Q.850 cause, 1 to 127.</param>
/// <param name="SipCause">Cause of protocol SIP.</param>
/// <param name="Text">Its text.</param>
public sealed record ProgressCause(int SipStatus, int? Q850, int? SipCause, string? Text);
