using System.Net;
using System.Net.Sockets;
using Engine.Outbound.Guard;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>
/// Looks a host up, checks every address it has, and connects to one of exactly these: a name that answers differently the next time (DNS
/// rebinding) gains nothing. One forbidden address refuses the whole name.
/// </summary>
internal sealed class GuardedConnector(IOutboundResolver resolver, AddressGuard? guard, IDialer dialer, TimeProvider time)
{
    /// <summary>Addresses of one name that are tried.</summary>
    private const int MaxTries = 4;

    /// <summary>An address that does not answer for so long gives way to the next.</summary>
    private static readonly TimeSpan TryTime = TimeSpan.FromSeconds(3);

    /// <exception cref="TargetFaultException">Refused, unresolved or unreachable.</exception>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var name = host.TrimEnd('.');
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await resolver.FindAllAsync(name, cancellation);
        if (addresses.Count == 0)
        {
            throw new TargetFaultException(OutboundFault.Unresolved);
        }

        if (guard is not null && addresses.Any(address => !guard.Permits(name, address, port)))
        {
            throw new TargetFaultException(OutboundFault.TargetRefused);
        }

        foreach (var address in addresses.Take(MaxTries))
        {
            if (await TryAsync(new IPEndPoint(address, port), cancellation) is { } stream)
            {
                return stream;
            }
        }

        throw new TargetFaultException(OutboundFault.Unreachable);
    }

    private async ValueTask<Stream?> TryAsync(IPEndPoint target, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TryTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await dialer.DialAsync(target, either.Token);
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
