using System.Net;
using System.Net.Sockets;

namespace Engine.Outbound.Http;

/// <summary>TCP.</summary>
internal sealed class TcpDialer : IDialer
{
    public async ValueTask<Stream> DialAsync(IPEndPoint target, CancellationToken cancellation)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
