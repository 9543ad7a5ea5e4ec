using System.Runtime.InteropServices;
using Engine.Media.Linux;

namespace Engine.Media.Sending;

/// <summary>
/// All that the clock thread touches for a packet, in one 64-byte cache line (PERF-07). Owned by the leg's clock shard.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal unsafe struct TxLine
{
    /// <summary>Where packets go.</summary>
    public WireAddress To;

    /// <summary>The socket.</summary>
    public int Descriptor;

    /// <summary>Our source.</summary>
    public uint Ssrc;

    /// <summary>Added to the tick grid, so that timestamps advance by wall time, sent or not (RTP-12).</summary>
    public uint TimestampBase;

    /// <summary>Sequence number of the next packet.</summary>
    public ushort Sequence;

    /// <summary>The peer's number for our codec.</summary>
    public byte PayloadType;

    /// <summary>The state of the leg.</summary>
    public TxFlags Flags;

    /// <summary>Visits of the slot for each packet; more than one for ptime 30, 40 and 60.</summary>
    public byte Stride;

    /// <summary>Visits left to the next packet.</summary>
    public byte Wait;

    /// <summary>Payload bytes of a packet.</summary>
    public ushort PacketBytes;

    /// <summary>First byte of the prompt that plays, or null.</summary>
    public byte* Source;

    /// <summary>Bytes of it that were sent.</summary>
    public int Position;

    /// <summary>Bytes it has.</summary>
    public int End;
}
