namespace Engine.Sip.Outcomes;

/// <summary>Sub-reasons of outcomes (MAP-02 to MAP-04). Names are stable: they reach reports.</summary>
public enum CallReason
{
    None,

    // Refused addresses and numbers.
    NotFound, NumberGone, NumberChanged, Incomplete, Ambiguous, NotFoundAnywhere, Unallocated, SpecialTone, Misdialled, InvalidFormat,
    NonSelectedUser, NoRouteToNumber, LocalFormat,

    // Busy and refusals by the person.
    Busy, BusyEverywhere, Declined, Unwanted,

    // Nobody answered.
    RingTimeout, NoRinging, NoResponse, AttemptCap, CarrierTimeout, Unavailable, Unreachable, Absent, CarrierCancelled, NormalClearing, NoUserResponding,
    NoAnswerAlerted, NormalUnspecified,

    // Technical failures.
    RedirectRefused, AlternativeService, BadRequest, AuthFailed, PaymentRequired, Forbidden, Protocol, UpstreamTimeout, MessageTooLarge, MediaType,
    UriScheme, Extension, SessionTimer, Identity, TransferRefused, FlowFailed, AnonymityDisallowed, Loop, ConsentNeeded, NoRoute,
    MediaNotAcceptable, SecurityAgreement, ServerError, BadGateway, Congestion, TrunkUnavailable, Precondition, RateLimited, NetworkBlocked, Rejected,
    BearerUnavailable, Barred,

    // Local failures.
    PolicyBlocked, CallerIdNotAllowed, DnsNotFound, DnsTimeout, DnsNoService, TransportRefused, TransportTimeout, TlsFailure, TransportLost, TrunkDown,
    TrunkPasswordUnreadable, ChannelsExhausted, MediaResource, EngineOverload, MediaNegotiation, SdpMissing, ResponseUnreadable, SrtpRequired, EngineRestart,

    // Ends of answered or cancelled calls.
    MediaTimeout, MediaLost, Held, RemoteHangup, LocalHangup, SessionExpired, MaxDuration, Cancelled, AnsweredElsewhere, Shutdown, DialogLost, NoAck, NetworkFailure,
}
