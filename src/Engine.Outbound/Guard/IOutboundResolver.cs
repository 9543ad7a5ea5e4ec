using System.Net;

namespace Engine.Outbound.Guard;

/// <summary>Looks names up. Asked once for each connection; what it answers is checked and then connected to, without another look.</summary>
internal interface IOutboundResolver
{
    /// <summary>Every address of the host; empty when it has none.</summary>
    ValueTask<IReadOnlyList<IPAddress>> FindAllAsync(string host, CancellationToken cancellation);
}
