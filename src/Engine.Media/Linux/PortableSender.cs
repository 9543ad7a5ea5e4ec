using System.Net.Sockets;
using Engine.Media.Plane;
using Engine.Media.Sending;

namespace Engine.Media.Linux;

/// <summary>The twin for other systems, over <see cref="Socket"/>; also without allocation for each packet.</summary>
internal sealed unsafe class PortableSender : IPacketSender
{
    public bool Send(MediaLeg leg, TxLine* line, byte* packet, int length)
    {
        if (!leg.PortableTo.Equals(line->To) || leg.PortableAddress is null)
        {
            leg.PortableTo = line->To;
            leg.PortableAddress = line->To.ToEndPoint().Serialize();
        }

        return Try(leg.Socket, new ReadOnlySpan<byte>(packet, length), leg.PortableAddress);
    }

    public bool SendControl(MediaLeg leg, in WireAddress to, ReadOnlySpan<byte> packet) =>
        Try(leg.ControlSocket, packet, to.ToEndPoint().Serialize());

    private static bool Try(Socket socket, ReadOnlySpan<byte> packet, System.Net.SocketAddress to)
    {
        try
        {
            return socket.SendTo(packet, SocketFlags.None, to) == packet.Length;
        }
        catch (SocketException)
        {
            // Full buffers and ICMP errors of earlier packets: the packet is lost and the caller counts it.
            return false;
        }
    }
}
