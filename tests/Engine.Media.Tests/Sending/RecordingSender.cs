using Engine.Media.Linux;
using Engine.Media.Rtp;

namespace Engine.Media.Tests.Sending;

/// <summary>A sender that keeps what was sent, with the virtual time of each packet.</summary>
internal sealed unsafe class RecordingSender(FakeTiming timing) : IPacketSender
{
    public List<Sent> Packets { get; } = [];

    public List<byte[]> Control { get; } = [];

    public bool Keeps { get; set; } = true;

    public long Count { get; private set; }

    public bool Send(MediaSocket socket, int descriptor, WireAddress* to, byte* packet, int length)
    {
        Count++;
        if (Keeps)
        {
            var bytes = new ReadOnlySpan<byte>(packet, length);
            _ = RtpPacket.TryParse(bytes, out var header);
            Packets.Add(new Sent(socket, timing.NowNs, header, bytes[header.PayloadOffset..].ToArray()));
        }

        return true;
    }

    public bool SendControl(MediaSocket socket, in WireAddress to, ReadOnlySpan<byte> packet)
    {
        if (Keeps)
        {
            Control.Add(packet.ToArray());
        }

        return true;
    }

    internal sealed record Sent(MediaSocket Socket, long AtNs, RtpPacket Header, byte[] Payload);
}
