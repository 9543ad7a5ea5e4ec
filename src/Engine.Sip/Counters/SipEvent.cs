namespace Engine.Sip.Counters;

/// <summary>Things worth counting that are no message and no transaction.</summary>
internal enum SipEvent
{
    RetransmissionsSent,
    RepeatsReceived,
    ParseErrors,

    /// <summary>Dropped before parsing: not a configured peer (SEC-01).</summary>
    DroppedUnknownSource,

    /// <summary>Dropped before parsing: no SIP (SEC-02).</summary>
    DroppedNotSip,

    /// <summary>Dropped before parsing: the peer sends too much (SEC-02).</summary>
    DroppedOverRate,

    /// <summary>A response whose branch, sent-by, Call-ID, CSeq, tag or source is not ours (TRN-12, SEC-03).</summary>
    DroppedStrayResponse,

    /// <summary>A request that cannot be answered.</summary>
    DroppedRequest,
    KeepAlives,
    UnreachableReported,
    SendErrors,

    /// <summary>A 2xx that came after a CANCEL or after the attempt was given up (CALL-35).</summary>
    AnsweredAfterCancel,

    /// <summary>200 to the CANCEL and no final to the INVITE (CALL-34).</summary>
    CancelWithoutFinal,

    /// <summary>A 2xx without Contact (CALL-21).</summary>
    MissingContact,

    /// <summary>A challenge that was not answered: foreign realm or address (AUTH-09).</summary>
    ChallengeRefused,

    /// <summary>A message could not be written because of a value of the peer or the application (MSG-08).</summary>
    Unwritable,

    /// <summary>An observer threw; the call went on.</summary>
    ObserverFaults,

    /// <summary>An offer or answer inside a confirmed call that did not come off; the session stayed as it was (DLG-10).</summary>
    ExchangesFailed,

    CallsPlaced,
    CallsEnded,
    Count,
}
