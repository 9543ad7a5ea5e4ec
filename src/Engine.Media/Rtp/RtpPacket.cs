using System.Buffers.Binary;

namespace Engine.Media.Rtp;

/// <summary>
/// The fixed header of an RTP packet and where its payload lies (RFC 3550 §5.1).
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |           synchronization source (SSRC) identifier            |
/// |            contributing sources, CC times 32 bits             |
/// |     extension: 16 bits profile, 16 bits length in words       |
/// </code>
/// </summary>
public readonly struct RtpPacket
{
    /// <summary>Bytes of a header without contributing sources and extension.</summary>
    public const int FixedHeaderBytes = 12;

    /// <summary>Version 2 in the top two bits, nothing else: the first byte of every packet we send.</summary>
    public const byte PlainFirstByte = 0x80;

    /// <summary>The marker bit in the second byte.</summary>
    public const byte MarkerBit = 0x80;

    private RtpPacket(ReadOnlySpan<byte> datagram, int payloadOffset, int payloadLength)
    {
        Marker = (datagram[1] & MarkerBit) != 0;
        PayloadType = (byte)(datagram[1] & 0x7F);
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]);
        PayloadOffset = payloadOffset;
        PayloadLength = payloadLength;
    }

    /// <summary>Start of a talk spurt or of an event.</summary>
    public bool Marker { get; }

    /// <summary>0–127.</summary>
    public byte PayloadType { get; }

    /// <summary>Grows by one for each packet, modulo 2^16.</summary>
    public ushort Sequence { get; }

    /// <summary>Sampling instant of the first sample, in units of the RTP clock.</summary>
    public uint Timestamp { get; }

    /// <summary>The source.</summary>
    public uint Ssrc { get; }

    /// <summary>First payload byte within the datagram.</summary>
    public int PayloadOffset { get; }

    /// <summary>Payload bytes without padding.</summary>
    public int PayloadLength { get; }

    /// <summary>Reads a datagram with every length checked (RTP-01). False: not RTP.</summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (datagram.Length < FixedHeaderBytes || datagram[0] >> 6 != 2)
        {
            return false;
        }

        var offset = FixedHeaderBytes + ((datagram[0] & 0x0F) * 4);
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < offset + 4)
            {
                return false;
            }

            offset += 4 + (BinaryPrimitives.ReadUInt16BigEndian(datagram[(offset + 2)..]) * 4);
        }

        var padding = (datagram[0] & 0x20) != 0 ? datagram[^1] : 0;
        var length = datagram.Length - offset - padding;
        if (length < 0 || ((datagram[0] & 0x20) != 0 && padding == 0))
        {
            return false;
        }

        packet = new RtpPacket(datagram, offset, length);
        return true;
    }

    /// <summary>Writes a header without contributing sources and extension into the first 12 bytes.</summary>
    public static void WriteHeader(Span<byte> packet, bool marker, byte payloadType, ushort sequence, uint timestamp, uint ssrc)
    {
        packet[0] = PlainFirstByte;
        packet[1] = (byte)(payloadType | (marker ? MarkerBit : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }

    /// <summary>Whether a datagram on a shared port is RTCP (RFC 5761 §4): packet types 192–223.</summary>
    public static bool LooksLikeRtcp(ReadOnlySpan<byte> datagram) => datagram.Length >= 8 && datagram[1] is >= 192 and <= 223;
}
