using System.Buffers;
using System.Globalization;
using Engine.Ports;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>
/// Ids of interactions and executions: 32 lower-case hex digits that sort by time and carry a slot. A slot is a shard of the region of interactions;
/// each node draws some of its own at start, so that an interaction lives where it was asked for.
/// </summary>
/// <remarks>
/// <code>
/// digits  0..11   12..15   16..31
///         time    slot     chance
///         48 bit  16 bit   64 bit
///         ms since 1970
/// </code>
/// </remarks>
public static class InteractionIds
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 32;

    /// <summary>Slots are numbered from 0 to this; the last number is of ids that name no interaction.</summary>
    public const int SlotMax = ushort.MaxValue - 1;

    /// <summary>The slot that nobody draws.</summary>
    public const int NoSlot = ushort.MaxValue;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private const int SlotAt = 12;
    private const int SlotDigits = 4;

    /// <summary>Makes an id. The same arguments give the same id: the caller's entropy makes it unique.</summary>
    public static string Mint(DateTimeOffset now, int slot, ulong entropy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slot, NoSlot);
        return string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds() & 0xffff_ffff_ffff:x12}{slot:x4}{entropy:x16}");
    }

    /// <summary>Under which name the events of an interaction stand in the journal.</summary>
    public static string PersistenceIdOf(InteractionId id) => $"interaction/{id}";

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => text.Length == Length && !text.ContainsAnyExcept(HexDigits);

    /// <summary>The four digits of an id's slot.</summary>
    /// <exception cref="ArgumentException">It is no id.</exception>
    public static string SlotOf(InteractionId id) =>
        IsId(id.Value) ? id.Value.Substring(SlotAt, SlotDigits) : throw new ArgumentException($"{id} is not 32 lower-case hex digits.", nameof(id));
}

/// <summary>The slots that are this node's for its life.</summary>
public sealed class NodeSlots(IReadOnlyList<int> numbers)
{
    /// <summary>A node has so many: each is a shard, and shards of a node that dies are spread over those that live.</summary>
    public const int PerNode = 16;

    /// <summary>Of a node that is alone for ever: nobody else draws.</summary>
    public static NodeSlots Alone { get; } = new([.. Enumerable.Range(0, PerNode)]);

    internal int Pick(ulong chance) => numbers[(int)(chance % (ulong)numbers.Count)];
}

/// <summary>Mints ids from injected time and entropy; the same seed gives the same ids.</summary>
/// <param name="slots">The slots of this node, at least one.</param>
/// <param name="fresh">Learns which ids nothing can be stored under yet.</param>
public sealed class IdMint(TimeProvider time, IEntropy entropy, NodeSlots slots, FreshIds fresh)
{
    /// <summary>An interaction's id, in a slot of this node.</summary>
    public InteractionId Interaction()
    {
        var id = new InteractionId(InteractionIds.Mint(time.GetUtcNow(), slots.Pick(Random()), Random()));
        fresh.Minted(InteractionIds.PersistenceIdOf(id));
        return id;
    }

    /// <summary>The id of an execution, in the same form.</summary>
    public string Execution() => InteractionIds.Mint(time.GetUtcNow(), InteractionIds.NoSlot, Random());

    private ulong Random()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        entropy.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }
}
