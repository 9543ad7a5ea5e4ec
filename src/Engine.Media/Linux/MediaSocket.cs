using System.Net;
using System.Net.Sockets;
using Engine.Media.Plane;

namespace Engine.Media.Linux;

/// <summary>Binds the sockets of legs.</summary>
internal static class MediaSocket
{
    /// <summary>A bound socket that never waits, or null when the port is taken or descriptors are out.</summary>
    public static Socket? TryBind(MediaConfig config, int port)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(config.BindAddress.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            if (config.BindAddress.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = true;
            }

            socket.ReceiveBufferSize = config.ReceiveBufferBytes;
            socket.Bind(new IPEndPoint(config.BindAddress, port));
            return socket;
        }
        catch (SocketException)
        {
            socket?.Dispose();
            return null;
        }
    }
}
