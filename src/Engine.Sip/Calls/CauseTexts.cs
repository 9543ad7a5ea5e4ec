
namespace Engine.Sip.Calls;

/// <summary>The Reason values of our CANCEL and BYE (RFC 3326).</summary>
internal static class CauseTexts
{
    internal static string Of(CancelCause cause) => cause switch
    {
        CancelCause.AnsweredElsewhere => "SIP;cause=200;text=\"Call completed elsewhere\"",
        _ => "SIP;cause=487;text=\"Request terminated\"",
    };

    internal static string Of(HangUpCause cause) => cause switch
    {
        HangUpCause.MediaNegotiation or HangUpCause.SdpMissing => "SIP;cause=488;text=\"Not acceptable here\"",
        HangUpCause.ResponseUnreadable => "SIP;cause=400;text=\"Answer unreadable\"",
        HangUpCause.Unwanted => "SIP;cause=487;text=\"Request terminated\"",
        HangUpCause.NoAck => "SIP;cause=408;text=\"ACK timeout\"",
        HangUpCause.MediaTimeout or HangUpCause.MediaLost => "Q.850;cause=41;text=\"Media lost\"",
        HangUpCause.Held => "Q.850;cause=16;text=\"Held too long\"",
        HangUpCause.MaxDuration => "Q.850;cause=16;text=\"Maximum duration\"",
        _ => "Q.850;cause=16;text=\"Normal call clearing\"",
    };

    /// <summary>As <see cref="Of(HangUpCause)"/>, but an ordinary end passes on the cause of the other leg of a bridge.</summary>
    internal static string Of(HangUpCause cause, int? q850) => cause == HangUpCause.Normal && q850 is >= 1 and <= 127 and not 16
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Q.850;cause={q850}")
        : Of(cause);
}
