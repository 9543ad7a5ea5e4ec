using Engine.Media.Prompts;

namespace Engine.Testing.Sound;

/// <summary>Sounds that are told apart by correlation: syllable-like bursts of moving pitch, different for each seed.</summary>
public static class SoundSample
{
    private const int Level = 9000;
    private const double BurstSeconds = 0.18;

    /// <summary>A clip at any rate; the same seed gives the same sound at each.</summary>
    public static PcmClip Clip(int seed, double seconds, int rateHz = 8000)
    {
        var samples = new short[(int)(seconds * rateHz)];
        for (var n = 0; n < samples.Length; n++)
        {
            var second = (double)n / rateHz;
            var burst = (int)(second / BurstSeconds);
            var within = (second % BurstSeconds) / BurstSeconds;

            // Integer hash of seed and burst: each burst has a pitch of its own, from 300 to 2,700 Hz, and a glide.
            var hash = unchecked((((uint)seed * 2654435761u) ^ ((uint)burst * 2246822519u)) * 3266489917u);
            var pitch = 300 + (hash % 2400);
            var glide = ((int)(hash >> 16) % 400) - 200;
            var phase = 2 * Math.PI * ((pitch * within * BurstSeconds) + (0.5 * glide * within * within * BurstSeconds));
            samples[n] = (short)(Level * Math.Sin(Math.PI * within) * Math.Sin(phase));
        }

        return new PcmClip(samples, rateHz);
    }

    /// <summary>
    /// The best normalised correlation of a sound with what was heard, over every shift: 1 = the same sound at whatever level and delay.
    /// </summary>
    public static double Likeness(ReadOnlySpan<short> sound, ReadOnlySpan<short> heard)
    {
        var best = 0.0;
        for (var shift = 0; shift + sound.Length <= heard.Length; shift++)
        {
            double both = 0, left = 0, right = 0;
            for (var n = 0; n < sound.Length; n++)
            {
                both += (double)sound[n] * heard[shift + n];
                left += (double)sound[n] * sound[n];
                right += (double)heard[shift + n] * heard[shift + n];
            }

            best = left > 0 && right > 0 ? Math.Max(best, both / Math.Sqrt(left * right)) : best;
        }

        return best;
    }
}
