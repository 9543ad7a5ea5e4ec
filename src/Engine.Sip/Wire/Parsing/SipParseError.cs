namespace Engine.Sip.Wire.Parsing;

/// <summary>Why a datagram is no acceptable SIP message. The parser never throws; it names one of these and an offset.</summary>
public enum SipParseError : byte
{
    None,
    /// <summary>Nothing but CR and LF: a keep-alive (RFC 5626 §4.4.1), not an error of the peer.</summary>
    KeepAlive,
    /// <summary>First line has no SIP version: not SIP at all.</summary>
    NotSip,
    MessageTooLong,
    /// <summary>The header section does not end within the datagram.</summary>
    Truncated,
    BareCarriageReturn,
    /// <summary>A line end without CR where the limits do not allow it.</summary>
    BareLineFeed,
    BadStartLine,
    BadMethod,
    BadRequestUri,
    BadStatusCode,
    UnsupportedVersion,
    HeaderLineTooLong,
    TooManyHeaders,
    TooManyVias,
    TooManyMalformedLines,
    RepeatedHeader,
    MissingVia,
    MissingFrom,
    MissingTo,
    MissingCallId,
    MissingCSeq,
    BadContentLength,
    ContentLengthMismatch,
    BodyTooLong,
    /// <summary>Content-Length is larger than what follows in the datagram.</summary>
    BodyTruncated,

    // From here on: found by SipCheck, in the typed views.
    BadVia,
    BadFrom,
    BadTo,
    BadCallId,
    BadCSeq,
    CSeqMethodMismatch,
    BadMaxForwards,
    BadContact,
}
