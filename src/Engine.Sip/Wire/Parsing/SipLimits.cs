using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Parsing;

/// <summary>
/// What a message may at most hold (MSG-09). A message past a limit is refused with the error named here and counted in
/// <see cref="SipParseCounters"/>; nothing is allocated for it.
/// </summary>
internal sealed record SipLimits
{
    /// <summary>64 KiB: no UDP datagram is longer.</summary>
    public const int DefaultMaxMessageBytes = 64 * 1024;

    /// <summary>Real messages have 10 to 30 headers; 128 leaves room for long proxy chains.</summary>
    public const int DefaultMaxHeaders = 128;

    /// <summary>8 KiB for one header with its folded lines.</summary>
    public const int DefaultMaxHeaderLineBytes = 8 * 1024;

    /// <summary>70: Max-Forwards allows no longer honest path (RFC 3261 §8.1.1.6).</summary>
    public const int DefaultMaxVias = 70;

    /// <summary>32 KiB; an SDP body has 0.3 to 4 KiB.</summary>
    public const int DefaultMaxBodyBytes = 32 * 1024;

    /// <summary>A few lines that are no header are passed over, as RFC 3261 §16.3 asks for unneeded ones; more is noise.</summary>
    public const int DefaultMaxMalformedLines = 8;

    public static SipLimits Default { get; } = new();

    /// <summary>Past it: <see cref="SipParseError.MessageTooLong"/>.</summary>
    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>Past it, or past the capacity of the <see cref="SipMessage"/>: <see cref="SipParseError.TooManyHeaders"/>.</summary>
    public int MaxHeaders { get; init; } = DefaultMaxHeaders;

    /// <summary>Past it: <see cref="SipParseError.HeaderLineTooLong"/>. The start line counts too.</summary>
    public int MaxHeaderLineBytes { get; init; } = DefaultMaxHeaderLineBytes;

    /// <summary>Via elements over all lines. Past it: <see cref="SipParseError.TooManyVias"/>.</summary>
    public int MaxVias { get; init; } = DefaultMaxVias;

    /// <summary>Past it: <see cref="SipParseError.BodyTooLong"/>.</summary>
    public int MaxBodyBytes { get; init; } = DefaultMaxBodyBytes;

    /// <summary>Past it: <see cref="SipParseError.TooManyMalformedLines"/>.</summary>
    public int MaxMalformedLines { get; init; } = DefaultMaxMalformedLines;

    /// <summary>Lines may end in LF alone. For datagrams only; a stream needs the strict form.</summary>
    public bool AllowBareLineFeed { get; init; } = true;
}
