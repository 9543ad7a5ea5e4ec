using Engine.Speech.Pocketsphinx;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Pocketsphinx;

public sealed class TelephoneSoundTests
{
    // Holds SPEECH-07.
    [Fact]
    public void Widen_Tone_KeepsItAndAQuietImage()
    {
        var wide = TelephoneSound.Widen(Tone(1000, 500));

        wide.Length.ShouldBe(16000);
        var tone = Level(wide, 1000);
        tone.ShouldBeInRange(11000, 13000);
        (Level(wide, 7000) / tone).ShouldBeInRange(0.2, 0.3);
    }

    // Holds SPEECH-07.
    [Fact]
    public void Widen_Silence_HasTheNoiseFloorAndIsRepeatable()
    {
        var wide = TelephoneSound.Widen(new short[8000]);

        Math.Sqrt(wide.Average(sample => (double)sample * sample)).ShouldBeInRange(18, 22);
        TelephoneSound.Widen(new short[8000]).ShouldBe(wide);
        TelephoneSound.Widen([]).ShouldBeEmpty();
    }

    private static short[] Tone(int hz, int level) =>
        [.. Enumerable.Range(0, 8000).Select(i => (short)(level * Math.Sin(2 * Math.PI * hz * i / 8000)))];

    private static double Level(short[] wide, int hz)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = 0; i < wide.Length; i++)
        {
            real += wide[i] * Math.Cos(2 * Math.PI * hz * i / 16000);
            imaginary += wide[i] * Math.Sin(2 * Math.PI * hz * i / 16000);
        }

        return 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / wide.Length;
    }
}
