namespace Engine.Media.Receiving;

/// <summary>One received frame in a <see cref="ReceiveTap"/>.</summary>
/// <param name="Timestamp">RTP timestamp of its first sample.</param>
/// <param name="Sequence">RTP sequence number.</param>
/// <param name="Ssrc">The peer's source.</param>
/// <param name="ArrivedNs">When it came, on the monotonic clock of the media threads.</param>
/// <param name="Samples">Samples written to the caller's buffer.</param>
public readonly record struct TapFrame(uint Timestamp, ushort Sequence, uint Ssrc, long ArrivedNs, int Samples);
