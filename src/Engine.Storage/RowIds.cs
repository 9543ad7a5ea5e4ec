using System.Buffers.Binary;
using Engine.Ports;

namespace Engine.Storage;

/// <summary>Mints ids of stored things: 32 lower-case hex characters that sort by time, 48 bits of milliseconds and 80 random ones.</summary>
internal sealed class RowIds(TimeProvider time, IEntropy entropy)
{
    private const int Bytes = 16;
    private const int TimeBytes = 6;

    public string Next()
    {
        Span<byte> id = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(id, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        entropy.Fill(id[TimeBytes..]);
        return Convert.ToHexStringLower(id);
    }
}
