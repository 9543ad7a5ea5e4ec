using Shouldly;

namespace Engine.Media.Tests;

internal static class Runs
{
    /// <summary>The expected samples stand in a row somewhere in what was heard.</summary>
    public static void ShouldContainRun(this short[] heard, ReadOnlySpan<short> expected) =>
        (heard.AsSpan().IndexOf(expected) >= 0).ShouldBeTrue($"{expected.Length} samples were not found in a row in {heard.Length} samples heard");
}
