namespace Engine.Phone;

/// <summary>How a phone tells that a key is pressed; several at once are what careless gateways do.</summary>
[Flags]
public enum KeyWay
{
    None = 0,

    /// <summary>Telephone events in RTP.</summary>
    Rfc4733 = 1,

    /// <summary>SIP INFO.</summary>
    Info = 2,

    /// <summary>The tones themselves in the audio.</summary>
    InBand = 4,
}
