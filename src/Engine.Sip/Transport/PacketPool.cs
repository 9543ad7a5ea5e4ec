namespace Engine.Sip.Transport;

/// <summary>Stored messages in blocks of 1 KiB and of 2 KiB; larger ones get a block of their own that is not kept. One thread only.</summary>
internal sealed class PacketPool
{
    /// <summary>An ACK, a BYE, a CANCEL and most responses fit; what is kept longest is an ACK (TXN-34).</summary>
    internal const int SmallBytes = 1024;

    /// <summary>Nearly every SIP message over UDP fits; the rest is rare enough to allocate.</summary>
    internal const int BlockBytes = 2048;

    /// <summary>Bytes of each size kept for reuse.</summary>
    private const int KeptBytes = 16 * 1024 * 1024;

    private readonly Stack<Packet> _small = new();
    private readonly Stack<Packet> _large = new();

    /// <summary>Blocks rented and not given back.</summary>
    internal int Rented { get; private set; }

    /// <summary>Keeps a copy of a message.</summary>
    internal Packet Store(ReadOnlySpan<byte> message)
    {
        var size = message.Length <= SmallBytes ? SmallBytes : Math.Max(message.Length, BlockBytes);
        var packet = FreeOf(size) is { } free && free.TryPop(out var kept) ? kept : new Packet(new byte[size]);
        message.CopyTo(packet.Bytes);
        packet.Length = message.Length;
        Rented++;
        return packet;
    }

    /// <summary>Gives a message back; null is nothing.</summary>
    internal void Return(Packet? packet)
    {
        if (packet is null)
        {
            return;
        }

        Rented--;
        var size = packet.Bytes.Length;
        if (FreeOf(size) is { } free && free.Count < KeptBytes / size)
        {
            free.Push(packet);
        }
    }

    private Stack<Packet>? FreeOf(int size) => size switch
    {
        SmallBytes => _small,
        BlockBytes => _large,
        _ => null,
    };
}

/// <summary>A stored message: rented from the pool by the owner who may have to send it again, and given back by the same owner.</summary>
internal sealed class Packet(byte[] bytes)
{
    internal byte[] Bytes { get; } = bytes;

    internal int Length { get; set; }

    internal ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);

    internal ReadOnlyMemory<byte> Memory => Bytes.AsMemory(0, Length);
}
