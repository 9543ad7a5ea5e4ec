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
}

/// <summary>The Reason header of a provisional response (RFC 3326), usually of a 183 that carries an announcement.</summary>
/// <param name="Status">180 to 189.</param>
/// <param name="Q850">Its Q.850 cause, 1 to 127, or null.</param>
/// <param name="SipCause">Its SIP cause, or null.</param>
/// <param name="Text">Its text, or null.</param>
public sealed record ProgressCause(int Status, int? Q850, int? SipCause, string? Text);
