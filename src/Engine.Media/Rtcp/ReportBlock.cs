namespace Engine.Media.Rtcp;

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
