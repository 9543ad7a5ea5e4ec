using Engine.Sip.Methods;

namespace Engine.Sip.Calls;

/// <summary>What was on the wire of one call beside its result: facts that decide nothing and are kept for whoever asks.</summary>
public sealed record WireEvidence
{
    /// <summary>Offers and answers inside the answered call that did not come off (DLG-10).</summary>
    public int FailedExchanges { get; init; }

    /// <summary>Why the last of them did not.</summary>
    public ExchangeFault? LastFault { get; init; }

    /// <summary>The ACK of the 2xx could not be sent where the dialog points; it went to where the 2xx came from (CALL-29).</summary>
    public bool AckUnsent { get; init; }

    /// <summary>The BYE could not be sent where the dialog points; it went to where the peer's last message came from (CALL-29).</summary>
    public bool ByeUnsent { get; init; }

    /// <summary>The cause that a provisional response gave, which no final response repeated (ID-12).</summary>
    public ProgressCause? Progress { get; init; }

    /// <summary>The Reason header of the final response or BYE that ended it (ID-08).</summary>
    public EndCause? Cause { get; init; }

    /// <summary>Whom a network that blocked the call names for redress (MAP-603).</summary>
    public RedressContact? Redress { get; init; }
}

/// <summary>The Reason header of a provisional response (RFC 3326), usually of a 183 that carries an announcement.</summary>
/// <param name="Status">180 to 189.</param>
/// <param name="Q850">Its Q.850 cause, 1 to 127, or null.</param>
/// <param name="SipCause">Its SIP cause, or null.</param>
/// <param name="Text">Its text, or null.</param>
public sealed record ProgressCause(int Status, int? Q850, int? SipCause, string? Text)
{
    /// <summary>The location of the Q.850 value (RFC 8606), or null.</summary>
    public string? Location { get; init; }
}

/// <summary>The Reason header of a final response or a BYE (RFC 3326).</summary>
/// <param name="Q850">The Q.850 cause, 1 to 127, or null.</param>
/// <param name="Q850Text">The text beside it, or null.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI …; or null.</param>
/// <param name="SipCause">The cause of protocol SIP, or null.</param>
/// <param name="SipText">The text beside it, or null.</param>
public sealed record EndCause(int? Q850, string? Q850Text, string? Location, int? SipCause, string? SipText);

/// <summary>A contact for redress, each part as the network wrote it; null when it named none.</summary>
public sealed record RedressContact
{
    public string? Url { get; init; }

    /// <summary>A telephone number without <c>tel:</c>.</summary>
    public string? Tel { get; init; }

    public string? Email { get; init; }

    /// <summary>The first element of Call-Info (RFC 3261 §20.9), with its parameters.</summary>
    public string? CallInfo { get; init; }
}
