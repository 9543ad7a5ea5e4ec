using System.Buffers.Binary;
using System.Text;

namespace Engine.Sip.Transactions;

/// <summary>
/// Writes and reads the 26 characters that stand in our branches and tags: they name a call's slot, so that a response or an in-dialog
/// request finds its call without a search, and they carry a keyed check, so that forged ones are detected without a lookup (SEC-03).
/// </summary>
/// <remarks><code>
///  0        8 bits of kind and slot high …            11 | 12 .. 17 | 18 .. 25
///  kind:4 slot:20 generation:32 zero:4 = 60 bits          | random  | check
///  12 characters of 5 bits                                | 30 bits | 40 bits of SipHash-2-4 over kind, slot, generation, random
/// </code>70 bits are unpredictable to others.</remarks>
internal sealed class SlotToken(ulong key0, ulong key1)
{
    /// <summary>Characters of a token.</summary>
    internal const int Length = 26;

    /// <summary>Slots that fit in a token.</summary>
    internal const int MaxSlots = 1 << 20;

    private const int PlaceChars = 12;
    private const int RandomChars = 6;
    private const int CheckChars = 8;

    private static ReadOnlySpan<byte> Alphabet => "abcdefghijkmnpqrstuvwxyz23456789"u8;

    /// <summary>What a token is used for; a tag is no valid branch.</summary>
    internal enum Kind : byte
    {
        Tag = 1,
        Branch = 2,
    }

    /// <summary>Writes a token.</summary>
    /// <param name="kind">Its use.</param>
    /// <param name="key">The slot it names.</param>
    /// <param name="random">Fresh random bits; 30 are used.</param>
    /// <param name="destination">At least 26 bytes.</param>
    internal void Write(Kind kind, SlotKey key, uint random, Span<byte> destination)
    {
        var place = ((ulong)kind << 56) | ((ulong)(uint)key.Slot << 36) | ((ulong)key.Generation << 4);
        random &= 0x3fff_ffff;
        Put(destination[..PlaceChars], place);
        Put(destination.Slice(PlaceChars, RandomChars), random);
        Put(destination.Slice(PlaceChars + RandomChars, CheckChars), Check(place, random));
    }

    /// <summary>Writes a token as text.</summary>
    internal string Create(Kind kind, SlotKey key, uint random)
    {
        Span<byte> token = stackalloc byte[Length];
        Write(kind, key, random, token);
        return Encoding.ASCII.GetString(token);
    }

    /// <summary>Reads a token at the start of the text; false when this agent did not write it.</summary>
    internal bool TryRead(Kind kind, ReadOnlySpan<byte> text, out SlotKey key)
    {
        key = default;
        if (text.Length < Length
            || !TryTake(text[..PlaceChars], out var place)
            || !TryTake(text.Slice(PlaceChars, RandomChars), out var random)
            || !TryTake(text.Slice(PlaceChars + RandomChars, CheckChars), out var check)
            || (byte)(place >> 56) != (byte)kind
            || check != Check(place, (uint)random))
        {
            return false;
        }

        key = new SlotKey((int)((place >> 36) & (MaxSlots - 1)), (uint)(place >> 4));
        return true;
    }

    private static void Put(Span<byte> destination, ulong value)
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
    }

    private static bool TryTake(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        foreach (var character in text)
        {
            var digit = Alphabet.IndexOf(character);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        return true;
    }

    private ulong Check(ulong place, uint random)
    {
        Span<byte> data = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(data, place);
        BinaryPrimitives.WriteUInt32LittleEndian(data[8..], random);
        return SipHash.Compute(key0, key1, data) & ((1UL << (5 * CheckChars)) - 1);
    }
}

/// <summary>The place of a call in the slot table; a slot used again has another generation.</summary>
/// <param name="Slot">Index, below 2^20.</param>
/// <param name="Generation">How often the slot was used.</param>
internal readonly record struct SlotKey(int Slot, uint Generation);
