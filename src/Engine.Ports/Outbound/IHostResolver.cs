using System.Net;

namespace Engine.Ports.Outbound;

/// <summary>Turns a gateway's host into an address. Never called on a signalling thread.</summary>
public interface IHostResolver
{
    /// <summary>The address to use; null when the name does not exist or the resolver gave no answer in time.</summary>
    ValueTask<IPAddress?> FindAsync(string host, CancellationToken cancellation);
}
