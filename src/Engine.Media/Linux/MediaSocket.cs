using System.Net;
using System.Net.Sockets;

namespace Engine.Media.Linux;

/// <summary>A bound UDP socket that never waits.</summary>
internal sealed class MediaSocket(Socket socket, int port) : IDisposable
{
    private const int IpLevel = 0;
    private const int IpReceiveErrors = 11;
    private const int Ip6Level = 41;
    private const int Ip6ReceiveErrors = 25;

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

    /// <summary>
    /// Has the kernel queue the ICMP errors of what is sent (ip(7), IP_RECVERR): without it a socket that is not connected never hears of them. Whoever asks
    /// for it has to read the queue. Linux only.
    /// </summary>
    public void QueueErrors()
    {
        Span<byte> on = stackalloc byte[sizeof(int)];
        on[0] = 1;
        socket.SetRawSocketOption(IpLevel, IpReceiveErrors, on);
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
        {
            socket.SetRawSocketOption(Ip6Level, Ip6ReceiveErrors, on);
        }
    }

    public void Dispose() => socket.Dispose();
}
