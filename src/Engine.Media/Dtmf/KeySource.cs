namespace Engine.Media.Dtmf;

/// <summary>How a key reached us, the least sure way first.</summary>
public enum KeySource
{
    /// <summary>Tones in the audio, found by <see cref="DtmfDetector"/>.</summary>
    InBand,

    /// <summary>SIP INFO.</summary>
    Info,

    /// <summary>Telephone events (RFC 4733).</summary>
    Rfc4733,
}
