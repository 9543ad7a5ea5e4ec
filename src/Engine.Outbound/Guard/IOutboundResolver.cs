using System.Net;
using System.Net.Sockets;

namespace Engine.Outbound.Guard;

/// <summary>Looks names up. Asked once for each connection; what it answers is checked and then connected to, without another look.</summary>
internal interface IOutboundResolver
{
    /// <summary>Every address of the host; empty when it has none.</summary>
    ValueTask<IReadOnlyList<IPAddress>> FindAllAsync(string host, CancellationToken cancellation);
}

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
