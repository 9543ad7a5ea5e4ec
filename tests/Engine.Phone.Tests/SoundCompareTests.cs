using Shouldly;
using Xunit;

namespace Engine.Phone.Tests;

public sealed class SoundCompareTests
{
    [Fact]
    public void Compare_SameSoundLater_FindsTheDelay()
    {
        var meant = Noise(seed: 1, samples: 4000);
        short[] heard = [.. new short[777], .. meant, .. new short[300]];

        var match = SoundCompare.Best(meant, heard, mostOffset: 2000);

        match.OffsetSamples.ShouldBe(777);
        match.Correlation.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Compare_OtherSound_ScoresLow() =>
        SoundCompare.Best(Noise(1, 4000), Noise(2, 6000), mostOffset: 2000).Correlation.ShouldBeLessThan(0.2);

    [Fact]
    public void Compare_SkippedPackets_AreFollowed()
    {
        var meant = Noise(seed: 3, samples: 24_000);
        short[] heard = [.. new short[200], .. meant[..9_000], .. new short[160], .. meant[9_000..17_000], .. new short[320], .. meant[17_000..]];

        var match = SoundCompare.Best(meant, heard, mostOffset: 2000);

        match.Correlation.ShouldBeGreaterThan(0.75);
        match.DriftSamples.ShouldBe(480);
    }

    [Theory]
    [InlineData(160)]
    [InlineData(480)]
    public void Compare_SkipAnywhereInAShortSound_IsFollowed(int skipped)
    {
        var meant = Noise(seed: 4, samples: 8_000);
        for (var at = 0; at <= meant.Length; at += 160)
        {
            short[] heard = [.. new short[320], .. meant[..at], .. new short[skipped], .. meant[at..]];

            var match = SoundCompare.Best(meant, heard, mostOffset: 2000);

            match.Correlation.ShouldBeGreaterThan(0.96, $"skipped after {at} samples");
            match.OffsetSamples.ShouldBeInRange(320, 320 + skipped);
        }
    }

    [Fact]
    public void Compare_Silence_ScoresNothing() =>
        SoundCompare.Best(Noise(1, 4000), new short[6000], mostOffset: 2000).Correlation.ShouldBe(0);

    private static short[] Noise(int seed, int samples)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, samples).Select(_ => (short)random.Next(-8000, 8000))];
    }
}
