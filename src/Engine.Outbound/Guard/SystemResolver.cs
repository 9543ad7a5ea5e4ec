using System.Net;
using System.Net.Sockets;

namespace Engine.Outbound.Guard;

/// <summary>The operating system's resolver. What is no host name to it has no address.</summary>
internal sealed class SystemResolver : IOutboundResolver
{
    public async ValueTask<IReadOnlyList<IPAddress>> FindAllAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (Exception cause) when (cause is SocketException or ArgumentException)
        {
            return [];
        }
    }
}
