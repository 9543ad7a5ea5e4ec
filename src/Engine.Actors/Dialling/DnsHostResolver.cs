using System.Net;
using System.Net.Sockets;
using Engine.Ports.Outbound;

namespace Engine.Actors.Dialling;

/// <summary>Numeric hosts as they are, names by the operating system's resolver (A records first, since trunks are IPv4 by default).</summary>
public sealed class DnsHostResolver(TimeProvider time) : IHostResolver
{
    /// <summary>A call set-up does not wait longer than that for a name.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async ValueTask<IPAddress?> FindAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var numeric))
        {
            return numeric;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var found = await Dns.GetHostAddressesAsync(host, either.Token);
            return Array.Find(found, a => a.AddressFamily == AddressFamily.InterNetwork) ?? (found.Length > 0 ? found[0] : null);
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
