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
