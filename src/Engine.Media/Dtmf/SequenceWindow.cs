using System.Numerics;

namespace Engine.Media.Dtmf;

/// <summary>
/// Which of the last 64 sequence numbers of a source have come, so that a silence can be told from a loss. Bit n stands for the highest
/// number less n.
/// </summary>
internal readonly record struct SequenceWindow(ushort Highest, ulong Seen)
{
    private const int Width = 64;

    /// <summary>The window with one more number; one far away begins it anew.</summary>
    public SequenceWindow With(ushort sequence)
    {
        var ahead = Seen == 0 ? Width : (short)(sequence - Highest);
        return ahead switch
        {
            >= Width or <= -Width => new SequenceWindow(sequence, 1),
            > 0 => new SequenceWindow(sequence, (Seen << ahead) | 1),
            _ => this with { Seen = Seen | (1UL << -ahead) },
        };
    }

    /// <summary>How many have come between two numbers, without them; null when the first is too long ago, or not before the second.</summary>
    public int? Between(ushort first, ushort second)
    {
        var (from, to) = ((short)(Highest - first), (short)(Highest - second));
        return to >= 0 && from < Width && from > to ? BitOperations.PopCount(Seen & ((1UL << from) - 1) & ~((2UL << to) - 1)) : null;
    }
}
