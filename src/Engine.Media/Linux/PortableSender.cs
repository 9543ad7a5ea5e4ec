using System.Net.Sockets;

namespace Engine.Media.Linux;

/// <summary>The twin for other systems, over <see cref="Socket"/>; also without allocation for each packet.</summary>
internal sealed unsafe class PortableSender : IPacketSender
{
    public bool Send(MediaSocket socket, int descriptor, WireAddress* to, byte* packet, int length)
    {
        ref var address = ref socket.PortableAddress;
        if (address.Managed is null || !address.From.Equals(*to))
        {
            address = (*to, to->ToEndPoint().Serialize());
        }

        return Try(socket.Socket, new ReadOnlySpan<byte>(packet, length), address.Managed!);
    }

    public bool SendControl(MediaSocket socket, in WireAddress to, ReadOnlySpan<byte> packet) =>
        Try(socket.Socket, packet, to.ToEndPoint().Serialize());

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
