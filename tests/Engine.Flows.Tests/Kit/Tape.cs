namespace Engine.Flows.Tests.Kit;

/// <summary>Random choices as a list of numbers, so that FsCheck can shrink what is made from them. An exhausted tape always chooses 0.</summary>
internal sealed class Tape(int[] numbers)
{
    private int _at;

    public bool IsSpent => _at >= numbers.Length;

    /// <summary>0 ≤ n &lt; <paramref name="below"/>.</summary>
    public int Next(int below) => _at < numbers.Length ? (int)((uint)numbers[_at++] % (uint)below) : 0;

    public bool Chance(int percent) => Next(100) >= 100 - percent;

    public T Pick<T>(params T[] choices) => choices[Next(choices.Length)];
}
