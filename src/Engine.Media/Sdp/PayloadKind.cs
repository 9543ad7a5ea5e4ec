namespace Engine.Media.Sdp;

/// <summary>What the receiver does with a payload type.</summary>
public enum PayloadKind : byte
{
    /// <summary>Not negotiated: dropped and counted (RTP-01).</summary>
    Unknown,

    /// <summary>G.711 µ-law.</summary>
    Pcmu,

    /// <summary>G.711 A-law.</summary>
    Pcma,

    /// <summary>Telephone event (RFC 4733).</summary>
    Event,

    /// <summary>Comfort noise (RFC 3389): counts as silence.</summary>
    ComfortNoise,
}
