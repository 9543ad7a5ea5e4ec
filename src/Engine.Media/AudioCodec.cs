namespace Engine.Media;

/// <summary>A codec this engine can send and receive. The value is its static payload type (RFC 3551 §6).</summary>
public enum AudioCodec : byte
{
    /// <summary>G.711 µ-law at 8 kHz: North America, Japan.</summary>
    Pcmu = 0,

    /// <summary>G.711 A-law at 8 kHz: everywhere else.</summary>
    Pcma = 8,
}
