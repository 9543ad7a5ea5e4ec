using Engine.Media.Linux;
using Engine.Media.Plane;
using Engine.Media.Rtp;
using Engine.Media.Sending;

namespace Engine.Media.Tests.Sending;

/// <summary>A sender that keeps what was sent, with the virtual time of each packet.</summary>
internal sealed unsafe class RecordingSender(FakeTiming timing) : IPacketSender
{
    public List<Sent> Packets { get; } = [];

    public List<byte[]> Control { get; } = [];

    public bool Keeps { get; set; } = true;

    public long Count { get; private set; }

    public bool Send(MediaLeg leg, TxLine* line, byte* packet, int length)
    {
        Count++;
        if (Keeps)
        {
            var bytes = new ReadOnlySpan<byte>(packet, length);
            _ = RtpPacket.TryParse(bytes, out var header);
            Packets.Add(new Sent(leg, timing.NowNs, header, bytes[header.PayloadOffset..].ToArray()));
        }

        return true;
    }

    public bool SendControl(MediaLeg leg, in WireAddress to, ReadOnlySpan<byte> packet)
    {
        if (Keeps)
        {
            Control.Add(packet.ToArray());
        }

        return true;
    }

    internal sealed record Sent(MediaLeg Leg, long AtNs, RtpPacket Header, byte[] Payload);
}
