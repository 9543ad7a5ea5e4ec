using System.Net;
using Engine.Outbound.Guard;

namespace Engine.Outbound.Tests.Http;

/// <summary>A name server that may lie, and that says how often it was asked.</summary>
internal sealed class FakeResolver(Func<string, int, string[]> answer) : IOutboundResolver
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public List<string> Names { get; } = [];

    public ValueTask<IReadOnlyList<IPAddress>> FindAllAsync(string host, CancellationToken cancellation)
    {
        Names.Add(host);
        return ValueTask.FromResult<IReadOnlyList<IPAddress>>([.. answer(host, Interlocked.Increment(ref _asked)).Select(IPAddress.Parse)]);
    }
}
