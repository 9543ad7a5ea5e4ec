using System.Buffers.Binary;

namespace Engine.Media.Rtcp;

/// <summary>
/// Writes compound RTCP packets (RFC 3550 §6.1): SR or RR first, then SDES with the CNAME, then BYE when the stream ends.
/// <code>
/// |V=2|P|   count |  packet type  |   length in words less one    |
/// </code>
/// </summary>
public ref struct RtcpWriter
{
    internal const byte SenderReportType = 200;
    internal const byte ReceiverReportType = 201;
    internal const byte DescriptionType = 202;
    internal const byte GoodbyeType = 203;

    private readonly Span<byte> _buffer;

    /// <param name="buffer">At least 128 bytes plus the CNAME.</param>
    public RtcpWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        Length = 0;
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>An SR with at most one report block.</summary>
    public void SenderReport(uint ssrc, in SenderReport report, ReportBlock? block)
    {
        var body = Begin(SenderReportType, block is null ? 0 : 1, block is null ? 24 : 48);
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], report.NtpTime);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], report.RtpTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], report.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], report.Octets);
        if (block is { } present)
        {
            Write(body[24..], present);
        }
    }

    /// <summary>An RR with at most one report block: for a side that sent nothing since its last report.</summary>
    public void ReceiverReport(uint ssrc, ReportBlock? block)
    {
        var body = Begin(ReceiverReportType, block is null ? 0 : 1, block is null ? 4 : 28);
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        if (block is { } present)
        {
            Write(body[4..], present);
        }
    }

    /// <summary>An SDES with the CNAME only (RFC 3550 §6.5.1), padded by zeros to a word.</summary>
    public void Description(uint ssrc, ReadOnlySpan<byte> canonicalName)
    {
        var bytes = (4 + 2 + canonicalName.Length + 1 + 3) & ~3;
        var body = Begin(DescriptionType, 1, bytes);
        body[..bytes].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        body[4] = 1;
        body[5] = (byte)canonicalName.Length;
        canonicalName.CopyTo(body[6..]);
    }

    /// <summary>A BYE (RFC 3550 §6.6).</summary>
    public void Goodbye(uint ssrc) => BinaryPrimitives.WriteUInt32BigEndian(Begin(GoodbyeType, 1, 4), ssrc);

    private Span<byte> Begin(byte packetType, int count, int bodyBytes)
    {
        var packet = _buffer[Length..];
        packet[0] = (byte)(0x80 | count);
        packet[1] = packetType;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(bodyBytes / 4));
        Length += 4 + bodyBytes;
        return packet[4..];
    }

    private static void Write(Span<byte> at, in ReportBlock block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(at, block.Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(at[4..], ((uint)block.FractionLost << 24) | ((uint)block.CumulativeLost & 0xFFFFFF));
        BinaryPrimitives.WriteUInt32BigEndian(at[8..], block.ExtendedHighest);
        BinaryPrimitives.WriteUInt32BigEndian(at[12..], block.Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(at[16..], block.LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(at[20..], block.DelaySinceLast);
    }
}
