using System.Net;
using Engine.Ports.Outbound;

namespace Engine.Testing.Simulated;

/// <summary>Knows no names.</summary>
public sealed class NumericHosts : IHostResolver
{
    /// <inheritdoc />
    public ValueTask<IPAddress?> FindAsync(string host, CancellationToken cancellation) => new(IPAddress.TryParse(host, out var address) ? address : null);
}
