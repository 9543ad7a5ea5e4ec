using Engine.Media.Prompts;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Prompts;

public sealed class ResamplerTests
{
    // Holds COD-06.
    [Theory]
    [InlineData(11025)]
    [InlineData(16000)]
    [InlineData(22050)]
    [InlineData(24000)]
    [InlineData(32000)]
    [InlineData(44100)]
    [InlineData(48000)]
    public void Convert_ToneInThePassBand_KeepsLevelAndShape(int rate)
    {
        foreach (var hertz in new[] { 100, 1000, 3000 })
        {
            var output = Resampler.Convert(Tone(hertz, rate, 1.0), 8000);
            output.Samples.Length.ShouldBeInRange(7999, 8001);
            Correlation(output.Samples.AsSpan(200, 7600), Tone(hertz, 8000, 1.0).Samples.AsSpan(200, 7600)).ShouldBeGreaterThan(0.9999);
            (Leveller.ActiveRms(output) / Leveller.ActiveRms(Tone(hertz, rate, 1.0))).ShouldBeInRange(0.98, 1.02);
        }
    }

    // Holds COD-06.
    [Theory]
    [InlineData(16000, 5000)]
    [InlineData(22050, 4600)]
    [InlineData(44100, 7000)]
    [InlineData(48000, 20000)]
    public void Convert_ToneAboveTheNewLimit_IsGoneInsteadOfFolded(int rate, int hertz)
    {
        var output = Resampler.Convert(Tone(hertz, rate, 0.5), 8000);
        Leveller.ActiveRms(new PcmClip(output.Samples[200..^200], 8000)).ShouldBeLessThan(5);
    }

    [Fact]
    public void Convert_UpAndDown_GivesTheSameSoundBack()
    {
        var tone = Tone(1000, 8000, 0.5);
        var back = Resampler.Convert(Resampler.Convert(tone, 16000), 8000);
        Correlation(back.Samples.AsSpan(100, 3800), tone.Samples.AsSpan(100, 3800)).ShouldBeGreaterThan(0.9999);
        Resampler.Convert(tone, 8000).ShouldBeSameAs(tone);
        Resampler.Convert(new PcmClip([], 44100), 8000).Samples.ShouldBeEmpty();
        Resampler.Convert(new PcmClip([5], 44100), 8000).Samples.Length.ShouldBe(1);
    }

    // Holds COD-07.
    [Theory]
    [InlineData(300)]
    [InlineData(2000)]
    [InlineData(14000)]
    public void Normalise_QuietAndLoudSpeech_ComesToTheTarget(int amplitude)
    {
        var speech = Tone(400, 8000, 1.0, amplitude).Samples.Concat(new short[8000]).ToArray();
        var level = Leveller.ActiveRms(Leveller.Normalise(new PcmClip(speech, 8000)));
        level.ShouldBeInRange(1550, 1680);
    }

    // Holds COD-07.
    [Fact]
    public void Normalise_SilenceAndSharpPeaks_StayWithinTheirLimits()
    {
        var silence = new PcmClip(new short[8000], 8000);
        Leveller.Normalise(silence).ShouldBeSameAs(silence);
        var peaky = Tone(400, 8000, 1.0, 300).Samples;
        peaky[4000] = short.MinValue;
        Leveller.Normalise(new PcmClip(peaky, 8000)).Samples.Max(sample => Math.Abs((int)sample)).ShouldBeLessThanOrEqualTo(23198);
        Leveller.Normalise(new PcmClip([], 8000)).Samples.ShouldBeEmpty();
    }

    // Holds COD-06.
    [Fact]
    public void Cache_OverItsBytes_DropsTheOneUnusedForLongest()
    {
        var one = EncodedPrompt.From(Tone(400, 8000, 0.1));
        var cache = new PromptCache(one.HeldBytes * 2);
        cache.Add("a", one);
        cache.Add("b", EncodedPrompt.From(Tone(500, 8000, 0.1)));
        cache.TryGet("a", out _).ShouldBeTrue();
        cache.Add("c", EncodedPrompt.From(Tone(600, 8000, 0.1)));

        cache.TryGet("b", out _).ShouldBeFalse();
        cache.TryGet("a", out var kept).ShouldBeTrue();
        kept.ShouldBeSameAs(one);
        cache.HeldBytes.ShouldBe(one.HeldBytes * 2);
        cache.Add("huge", EncodedPrompt.From(Tone(400, 8000, 10)));
        cache.Remove("a");
        cache.Count.ShouldBe(1);
    }

    [Fact]
    public void Encode_LongerThanTheCeiling_IsRefused() =>
        Should.Throw<ArgumentException>(() => EncodedPrompt.From(new PcmClip(new short[(2400 * 8000) + 1], 8000)));

    private static PcmClip Tone(double hertz, int rate, double seconds, int amplitude = 8000) =>
        new([.. Enumerable.Range(0, (int)(rate * seconds)).Select(n => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * n / rate)))], rate);

    private static double Correlation(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        double product = 0, leftPower = 0, rightPower = 0;
        for (var n = 0; n < left.Length; n++)
        {
            product += (double)left[n] * right[n];
            leftPower += (double)left[n] * left[n];
            rightPower += (double)right[n] * right[n];
        }

        return product / Math.Sqrt(leftPower * rightPower);
    }
}
