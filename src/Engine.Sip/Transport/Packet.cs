namespace Engine.Sip.Transport;

/// <summary>A stored message: rented from the pool by the owner who may have to send it again, and given back by the same owner.</summary>
internal sealed class Packet(byte[] bytes)
{
    internal byte[] Bytes { get; } = bytes;

    internal int Length { get; set; }

    internal ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);

    internal ReadOnlyMemory<byte> Memory => Bytes.AsMemory(0, Length);
}
