using System.Buffers.Binary;
using Engine.Ports;

namespace Engine.Storage.Tests;

/// <summary>Bytes that never repeat and are the same in each run.</summary>
internal sealed class CountingEntropy : IEntropy
{
    private long _next;

    public void Fill(Span<byte> target)
    {
        target.Clear();
        BinaryPrimitives.WriteInt64BigEndian(target[^sizeof(long)..], Interlocked.Increment(ref _next));
    }
}
