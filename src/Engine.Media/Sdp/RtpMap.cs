namespace Engine.Media.Sdp;

/// <summary>One <c>a=rtpmap</c> line (RFC 8866 §6.6): what a payload type number means.</summary>
/// <param name="PayloadType">0–127.</param>
/// <param name="Encoding">Name without rate, compared case-insensitively.</param>
/// <param name="ClockRateHz">RTP clock.</param>
/// <param name="Channels">1 unless the line gives another number.</param>
public sealed record RtpMap(byte PayloadType, string Encoding, int ClockRateHz, int Channels = 1)
{
    /// <summary>Whether the line names the encoding, in whatever case.</summary>
    public bool Is(string encoding) => string.Equals(Encoding, encoding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The meaning of a static payload type that has no rtpmap (RFC 3551 §6), or null.</summary>
    public static RtpMap? Static(byte payloadType) => payloadType switch
    {
        0 => new RtpMap(0, "PCMU", 8000),
        8 => new RtpMap(8, "PCMA", 8000),
        9 => new RtpMap(9, "G722", 8000),
        13 => new RtpMap(13, "CN", 8000),
        18 => new RtpMap(18, "G729", 8000),
        _ => null,
    };
}
