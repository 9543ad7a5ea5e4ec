using Engine.Phone;
using Shouldly;

namespace Engine.Interop.Components;

/// <summary>Sounds that are found again in what was heard, and waiting for them.</summary>
internal static class TestSound
{
    private const int RateHz = 8000;

    /// <summary>120 ms, two pitches of <see cref="Voice"/>.</summary>
    private const int PieceSamples = 960;

    /// <summary>How much sooner or later than the first piece another one may come: 600 ms.</summary>
    private const int MostSlipSamples = 4800;

    /// <summary>Correlation of a piece with its like after both laws of G.711; with another piece it stays below a half.</summary>
    private const double SameSound = 0.8;

    /// <summary>
    /// More than half of the pieces: nothing but the sound itself brings a piece, so fewer would do, and a machine that gives the threads of phone and
    /// engine no time for half a second out of the two that a sound takes really loses a quarter.
    /// </summary>
    private const double Most = 0.5;

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

    /// <summary>Waits until the tap has heard most of the sound, and says at which sample its first piece that was heard begins.</summary>
    public static async Task<int> HeardAsync(RtpTap tap, short[] meant)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!limit.IsCancellationRequested)
        {
            var (share, begins) = FindIn(tap.Heard(), meant, Most);
            if (share > Most)
            {
                return begins;
            }

            await Task.Delay(Poll);
        }

        var (heard, at) = FindIn(tap.Heard(), meant, enough: 0);
        heard.ShouldBeGreaterThan(Most);
        return at;
    }

    /// <summary>Which share of the sound's pieces is somewhere in what was heard.</summary>
    public static double ShareOf(short[] heard, short[] meant) => FindIn(heard, meant, enough: 0).Share;

    /// <summary>How much a real voice is like one that is somewhere in what was heard, in one go: 1 is all of it.</summary>
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

    /// <summary>
    /// Which share of the sound's pieces is somewhere in what was heard, in order, and where the first of them begins. Each piece is looked for by itself, since on a
    /// busy machine a packet that is late makes a gap and those behind it are left out to catch up: that costs the pieces it hits, not all that follow.
    /// </summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="meant">What is looked for.</param>
    /// <param name="enough">The search is given up when so much cannot be reached any more.</param>
    private static (double Share, int Begins) FindIn(short[] heard, short[] meant, double enough)
    {
        var pieces = meant.Length / PieceSamples;
        var (found, begins, offset) = (0, 0, 0);
        for (var i = 0; i < pieces && found + pieces - i >= enough * pieces; i++)
        {
            // The first is looked for everywhere, the others near the place that follows from it.
            var at = i * PieceSamples;
            var from = found == 0 ? 0 : Math.Max(0, at + offset - MostSlipSamples);
            var most = Math.Min(heard.Length - PieceSamples - from, found == 0 ? int.MaxValue : 2 * MostSlipSamples);
            if (most >= 0 && SoundCompare.Best(meant.AsSpan(at, PieceSamples), heard.AsSpan(from), most) is { Correlation: >= SameSound } match)
            {
                (begins, offset) = found == 0 ? (match.OffsetSamples, match.OffsetSamples - at) : (begins, offset);
                found++;
            }
        }

        return ((double)found / pieces, begins);
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
