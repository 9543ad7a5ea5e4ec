namespace Engine.Sip.Wire.Parsing;

/// <summary>What to do about a bad message.</summary>
internal static class SipParseErrors
{
    public const int Count = (int)SipParseError.BadContact + 1;

    /// <summary>
    /// The status code a request with this error is answered with, when it can be answered at all; 0 means drop. Responses with any
    /// error are always dropped (RFC 3261 §18.3, §21.4, §21.5).
    /// </summary>
    public static int StatusCode(this SipParseError error) => error switch
    {
        SipParseError.None or SipParseError.KeepAlive or SipParseError.NotSip or SipParseError.Truncated or SipParseError.MissingVia
            or SipParseError.BadVia or SipParseError.BareCarriageReturn or SipParseError.BareLineFeed => 0,
        SipParseError.UnsupportedVersion => 505,
        SipParseError.MessageTooLong or SipParseError.BodyTooLong or SipParseError.HeaderLineTooLong or SipParseError.TooManyHeaders
            or SipParseError.TooManyVias => 513,
        _ => 400,
    };
}
