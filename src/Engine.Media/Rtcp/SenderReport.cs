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
