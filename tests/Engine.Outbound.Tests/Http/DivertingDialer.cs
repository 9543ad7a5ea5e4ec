using System.Net;
using Engine.Outbound.Http;

namespace Engine.Outbound.Tests.Http;

/// <summary>Notes whom the engine would connect to and connects to the stand-in instead.</summary>
internal sealed class DivertingDialer(int port) : IDialer
{
    private readonly TcpDialer _real = new();

    public List<IPEndPoint> Dialled { get; } = [];

    public ValueTask<Stream> DialAsync(IPEndPoint target, CancellationToken cancellation)
    {
        Dialled.Add(target);
        return _real.DialAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
    }
}
