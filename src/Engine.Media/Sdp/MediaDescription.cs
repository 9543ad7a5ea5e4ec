namespace Engine.Media.Sdp;

/// <summary>One <c>m=</c> section (RFC 8866 §5.14) with the attributes this engine reads; the rest is skipped.</summary>
public sealed record MediaDescription
{
    /// <summary>audio, video, image, application …</summary>
    public required string Kind { get; init; }

    /// <summary>RTP port; 0 means refused (RFC 3264 §6).</summary>
    public required int Port { get; init; }

    /// <summary>Transport profile, e.g. RTP/AVP.</summary>
    public required string Transport { get; init; }

    /// <summary>Payload type numbers as written, in order; words for profiles that are not RTP.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Address of this section's <c>c=</c>, or null when the session's holds.</summary>
    public string? ConnectionAddress { get; init; }

    /// <summary>rtpmap lines in the order found.</summary>
    public IReadOnlyList<RtpMap> RtpMaps { get; init; } = [];

    /// <summary>fmtp parameters by payload type number.</summary>
    public IReadOnlyDictionary<byte, string> FormatParameters { get; init; } = new Dictionary<byte, string>();

    /// <summary>Direction of this section, or null when not stated here.</summary>
    public MediaDirection? Direction { get; init; }

    /// <summary>ms of audio in a packet the writer wants to receive (a=ptime), or null.</summary>
    public int? PtimeMs { get; init; }

    /// <summary>Most ms of audio in a packet the writer can take (a=maxptime), or null.</summary>
    public int? MaxPtimeMs { get; init; }

    /// <summary>Port of <c>a=rtcp</c> (RFC 3605), or null for RTP + 1.</summary>
    public int? RtcpPort { get; init; }

    /// <summary>Address of <c>a=rtcp</c>, or null for the connection address.</summary>
    public string? RtcpAddress { get; init; }

    /// <summary>Whether RTP and RTCP share the port (RFC 5761 §5.1.1).</summary>
    public bool RtcpMux { get; init; }

    /// <summary>Whether this is an RTP profile of RFC 3551, 3711, 4585 or 5124.</summary>
    public bool IsRtp => Transport is "RTP/AVP" or "RTP/SAVP" or "RTP/AVPF" or "RTP/SAVPF";

    /// <summary>The meaning of one format number: its rtpmap, else the static table, else null.</summary>
    public RtpMap? MapOf(string format)
    {
        if (!byte.TryParse(format, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || number > 127)
        {
            return null;
        }

        foreach (var map in RtpMaps)
        {
            if (map.PayloadType == number)
            {
                return map;
            }
        }

        return RtpMap.Static(number);
    }
}
