namespace Engine.Ports.Trunks;

/// <summary>How a trunk tells the keys its callees press (DTMF-07).</summary>
public enum TrunkDtmf
{
    /// <summary>Telephone events are offered; where the peer does not take them, INFO and tones count.</summary>
    Auto,

    /// <summary>Telephone events only.</summary>
    Rfc4733,

    /// <summary>SIP INFO only; telephone events are not offered.</summary>
    Info,

    /// <summary>Tones in the audio only; telephone events are not offered.</summary>
    Inband,
}
