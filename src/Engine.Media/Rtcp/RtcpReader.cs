using System.Buffers.Binary;

namespace Engine.Media.Rtcp;

/// <summary>Walks a compound RTCP packet (RFC 3550 §6.1, §A.2) and keeps what a telephone call needs. Never throws.</summary>
public ref struct RtcpReader
{
    private readonly uint _reportOn;

    private RtcpReader(uint reportOn) => _reportOn = reportOn;

    /// <summary>The SSRC of its sender.</summary>
    public uint Sender { get; private set; }

    /// <summary>The sender's part, if there was an SR.</summary>
    public SenderReport? Report { get; private set; }

    /// <summary>What the writer received of the stream asked for.</summary>
    public ReportBlock? Block { get; private set; }

    /// <summary>Whether it has a BYE.</summary>
    public bool SaysGoodbye { get; private set; }

    /// <summary>Reads a datagram. False when its first packet is neither SR nor RR or a length does not fit.</summary>
    /// <param name="datagram">The whole datagram.</param>
    /// <param name="reportOn">Our SSRC: only its report block is kept.</param>
    /// <param name="read">What was found.</param>
    public static bool TryRead(ReadOnlySpan<byte> datagram, uint reportOn, out RtcpReader read)
    {
        read = new RtcpReader(reportOn);
        if (datagram.Length < 8 || datagram[1] is not (RtcpWriter.SenderReportType or RtcpWriter.ReceiverReportType))
        {
            return false;
        }

        while (datagram.Length >= 4)
        {
            var bytes = (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) + 1) * 4;
            if (datagram[0] >> 6 != 2 || bytes > datagram.Length)
            {
                return false;
            }

            read.Take(datagram[0] & 0x1F, datagram[1], datagram[4..bytes]);
            datagram = datagram[bytes..];
        }

        return true;
    }

    /// <summary>The SSRC of the n-th report block of the first packet, to find the leg on a shared port; false when there is none.</summary>
    public static bool TryReportedSsrc(ReadOnlySpan<byte> datagram, int index, out uint ssrc)
    {
        ssrc = 0;
        if (datagram.Length < 8 || index >= (datagram[0] & 0x1F))
        {
            return false;
        }

        var offset = (datagram[1] == RtcpWriter.SenderReportType ? 28 : 8) + (index * 24);
        if (datagram[1] is not (RtcpWriter.SenderReportType or RtcpWriter.ReceiverReportType) || offset + 24 > datagram.Length)
        {
            return false;
        }

        ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[offset..]);
        return true;
    }

    private void Take(int count, byte packetType, ReadOnlySpan<byte> body)
    {
        switch (packetType)
        {
            case RtcpWriter.SenderReportType when body.Length >= 24:
                Sender = BinaryPrimitives.ReadUInt32BigEndian(body);
                Report = new SenderReport(
                    BinaryPrimitives.ReadUInt64BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[12..]),
                    BinaryPrimitives.ReadUInt32BigEndian(body[16..]), BinaryPrimitives.ReadUInt32BigEndian(body[20..]));
                TakeBlocks(count, body[24..]);
                break;
            case RtcpWriter.ReceiverReportType when body.Length >= 4:
                Sender = BinaryPrimitives.ReadUInt32BigEndian(body);
                TakeBlocks(count, body[4..]);
                break;
            case RtcpWriter.GoodbyeType:
                SaysGoodbye = true;
                break;
        }
    }

    private void TakeBlocks(int count, ReadOnlySpan<byte> blocks)
    {
        for (; count > 0 && blocks.Length >= 24; count--, blocks = blocks[24..])
        {
            var ssrc = BinaryPrimitives.ReadUInt32BigEndian(blocks);
            if (ssrc == _reportOn)
            {
                var lost = BinaryPrimitives.ReadUInt32BigEndian(blocks[4..]);
                Block = new ReportBlock(
                    ssrc, (byte)(lost >> 24), (int)(lost << 8) >> 8,
                    BinaryPrimitives.ReadUInt32BigEndian(blocks[8..]), BinaryPrimitives.ReadUInt32BigEndian(blocks[12..]),
                    BinaryPrimitives.ReadUInt32BigEndian(blocks[16..]), BinaryPrimitives.ReadUInt32BigEndian(blocks[20..]));
            }
        }
    }
}
