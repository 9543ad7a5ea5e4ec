namespace Engine.Media.Rtcp;

/// <summary>The sender's part of an SR (RFC 3550 §6.4.1).</summary>
/// <param name="NtpTime">Seconds since 1900 in the upper half, fraction in the lower.</param>
/// <param name="RtpTimestamp">The same instant on the RTP clock.</param>
/// <param name="Packets">Packets sent.</param>
/// <param name="Octets">Payload bytes sent.</param>
public readonly record struct SenderReport(ulong NtpTime, uint RtpTimestamp, uint Packets, uint Octets)
{
    /// <summary>The middle 32 bits, which a receiver sends back as LSR.</summary>
    public uint MiddleNtp => (uint)(NtpTime >> 16);
}

/// <summary>What one side received of the other's stream (RFC 3550 §6.4.1).</summary>
/// <param name="Ssrc">The stream that is reported on.</param>
/// <param name="FractionLost">Since the last report, in 1/256.</param>
/// <param name="CumulativeLost">24 bits on the wire; may be negative with duplicates.</param>
/// <param name="ExtendedHighest">Highest sequence number with cycles.</param>
/// <param name="Jitter">In units of the RTP clock.</param>
/// <param name="LastSenderReport">Middle 32 bits of the NTP time of the last SR received; 0 for none.</param>
/// <param name="DelaySinceLast">Since that SR, in 1/65536 s.</param>
public readonly record struct ReportBlock(
    uint Ssrc, byte FractionLost, int CumulativeLost, uint ExtendedHighest, uint Jitter, uint LastSenderReport, uint DelaySinceLast);
