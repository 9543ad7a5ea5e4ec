namespace Engine.Phone;

/// <summary>What happens in a call, as the phone lives it. Raised on its SIP and sound threads: an observer only takes note.</summary>
/// <param name="Call">The call.</param>
public abstract record PhoneEvent(PhoneCall Call)
{
    /// <summary>It rings.</summary>
    public sealed record Ringing(PhoneCall Call) : PhoneEvent(Call);

    /// <summary>It was picked up.</summary>
    public sealed record Answered(PhoneCall Call) : PhoneEvent(Call);

    /// <summary>A key was pressed, in a way that the caller's side takes.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Key">0–9, *, #, A–D.</param>
    public sealed record KeyPressed(PhoneCall Call, char Key) : PhoneEvent(Call);

    /// <summary>It is over; raised once, and the last of a call.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Cause">How it ended.</param>
    public sealed record Ended(PhoneCall Call, PhoneEnd Cause) : PhoneEvent(Call);
}

/// <summary>How a call ended, seen from the phone.</summary>
public enum PhoneEnd
{
    /// <summary>Refused at once with 486.</summary>
    Busy,

    /// <summary>Refused with 603 after ringing.</summary>
    Declined,

    /// <summary>Refused at once with 404.</summary>
    Unknown,

    /// <summary>Refused with 488: the offer has no sound this phone speaks.</summary>
    NoCommonCodec,

    /// <summary>The caller gave up before an answer.</summary>
    Cancelled,

    /// <summary>Refused with 480, because the phone was switched off while it rang.</summary>
    SwitchedOff,

    /// <summary>BYE of the caller.</summary>
    CallerHungUp,

    /// <summary>BYE of the phone.</summary>
    PhoneHungUp,

    /// <summary>The caller was not heard of any more: no ACK came.</summary>
    Lost,
}
