namespace Engine.Sip.Methods;

/// <summary>Why an offer and its answer inside a confirmed call did not come off. The session stays as it was (RFC 3264 §4, RFC 3261 §14.1; DLG-10).</summary>
public enum ExchangeFault
{
    /// <summary>Our offer went out in a 2xx or re-INVITE; what should have held the answer held no session description.</summary>
    AnswerMissing,

    /// <summary>The answer cannot be read, or nothing of it can be used.</summary>
    AnswerUnusable,

    /// <summary>The peer's offer was in a form we do not read: 415.</summary>
    OfferUnreadable,

    /// <summary>The peer's offer was refused by us: 488.</summary>
    OfferRefused,

    /// <summary>Our own offer was refused by the peer, or got no response.</summary>
    OwnOfferRefused,
}
