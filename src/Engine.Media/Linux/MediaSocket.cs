using System.Net;
using System.Net.Sockets;

namespace Engine.Media.Linux;

/// <summary>A bound UDP socket that never waits.</summary>
internal sealed class MediaSocket(Socket socket, int port) : IDisposable
{
    public Socket Socket => socket;

    public int Port => port;

    public int Descriptor { get; } = (int)socket.Handle;

    /// <summary>The portable sender's last address in both forms. Touched by the clock thread of the leg only.</summary>
    public (WireAddress From, SocketAddress? Managed) PortableAddress;

    /// <summary>A bound socket, or null when the port is taken or no descriptors are left.</summary>
    public static MediaSocket? TryBind(IPAddress address, int port, int receiveBufferBytes)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = true;
            }

            socket.ReceiveBufferSize = receiveBufferBytes;
            socket.Bind(new IPEndPoint(address, port));
            return new MediaSocket(socket, port);
        }
        catch (SocketException)
        {
            socket?.Dispose();
            return null;
        }
    }

    public void Dispose() => socket.Dispose();
}
