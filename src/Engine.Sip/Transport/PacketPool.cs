namespace Engine.Sip.Transport;

/// <summary>Stored messages in blocks of 2 KiB; larger ones get a block of their own that is not kept. One thread only.</summary>
internal sealed class PacketPool
{
    /// <summary>Nearly every SIP message over UDP fits; the rest is rare enough to allocate.</summary>
    internal const int BlockBytes = 2048;

    /// <summary>Blocks kept for reuse; 64 MiB.</summary>
    private const int KeptBlocks = 32_768;

    private readonly Stack<Packet> _free = new();

    /// <summary>Blocks rented and not given back.</summary>
    internal int Rented { get; private set; }

    /// <summary>Keeps a copy of a message.</summary>
    internal Packet Store(ReadOnlySpan<byte> message)
    {
        var packet = message.Length > BlockBytes ? new Packet(new byte[message.Length]) : _free.TryPop(out var free) ? free : new Packet(new byte[BlockBytes]);
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
        if (packet.Bytes.Length == BlockBytes && _free.Count < KeptBlocks)
        {
            _free.Push(packet);
        }
    }
}

/// <summary>A stored message: rented from the pool by the owner who may have to send it again, and given back by the same owner.</summary>
internal sealed class Packet(byte[] bytes)
{
    internal byte[] Bytes { get; } = bytes;

    internal int Length { get; set; }

    internal ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);

    internal ReadOnlyMemory<byte> Memory => Bytes.AsMemory(0, Length);
}
