using Engine.Phone;
using Shouldly;

namespace Engine.Interop.Components;

/// <summary>Sounds that are found again in what was heard, and waiting for them.</summary>
internal static class TestSound
{
    private const int RateHz = 8000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>A voice-like sound, different for each seed.</summary>
    public static short[] Voice(int seed, int milliseconds)
    {
        var random = new Random(seed);
        var samples = new short[milliseconds * RateHz / 1000];
        var (hz, phase) = (0.0, 0.0);
        for (var n = 0; n < samples.Length; n++)
        {
            // A new pitch each 60 ms, so that no two places sound alike.
            hz = n % 480 == 0 ? 300 + random.Next(2500) : hz;
            phase += 2 * Math.PI * hz / RateHz;
            samples[n] = (short)(7000 * Math.Sin(phase));
        }

        return samples;
    }

    /// <summary>Waits until the tap has heard the sound.</summary>
    public static async Task HeardAsync(RtpTap tap, short[] meant, double atLeast = 0.75)
    {
        using var limit = new CancellationTokenSource(Patience);
        var best = 0.0;
        while (!limit.IsCancellationRequested)
        {
            best = LikenessIn(tap.Heard(), meant);
            if (best >= atLeast)
            {
                return;
            }

            await Task.Delay(Poll);
        }

        best.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    /// <summary>How much of the sound is somewhere in what was heard: 1 is all of it.</summary>
    public static double LikenessIn(short[] heard, short[] meant) =>
        heard.Length > meant.Length ? SoundCompare.Best(meant, heard, heard.Length - meant.Length).Correlation : 0;

    /// <summary>Share of the energy of the loudest stretch of half a second that lies at two frequencies.</summary>
    public static double ShareAt(short[] heard, double firstHz, double secondHz)
    {
        const int Stretch = RateHz / 2;
        var share = 0.0;
        for (var at = 0; at + Stretch <= heard.Length; at += Stretch / 4)
        {
            var part = heard.AsSpan(at, Stretch);
            double energy = 0;
            foreach (var sample in part)
            {
                energy += (double)sample * sample;
            }

            if (energy / Stretch > 10_000)
            {
                share = Math.Max(share, (PowerAt(part, firstHz) + PowerAt(part, secondHz)) / energy);
            }
        }

        return share;
    }

    private static double PowerAt(ReadOnlySpan<short> samples, double hz)
    {
        double re = 0, im = 0;
        for (var n = 0; n < samples.Length; n++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * hz * n / RateHz);
            re += samples[n] * cos;
            im += samples[n] * sin;
        }

        return 2 * ((re * re) + (im * im)) / samples.Length;
    }
}
