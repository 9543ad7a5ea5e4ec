using System.Net;

namespace Engine.Actors.Telephony;

/// <summary>How this node's calls show and bound themselves. Written by people.</summary>
public sealed record TelephonyConfig
{
    /// <summary>The address peers send their RTP to; stands in our SDP.</summary>
    public required IPAddress MediaAddress { get; init; }

    /// <summary>Whose ringback a contact hears while a second leg rings without early media; an ISO 3166-1 code.</summary>
    public string RingbackCountry { get; init; } = "US";

    /// <summary>The longest talk time of a call, ended by BYE.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The peer of an answered call that has sent no packet for that long is asked whether it is there (RTP-30).</summary>
    public TimeSpan FirstSoundWithin { get; init; } = TimeSpan.FromSeconds(30);
}
