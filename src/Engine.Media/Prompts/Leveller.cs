namespace Engine.Media.Prompts;

/// <summary>
/// Brings a prompt to −20 dBm0 of active speech with peaks below −3 dBFS (COD-07), by one gain for the whole clip: no limiter, so the
/// waveform keeps its shape.
/// </summary>
public static class Leveller
{
    /// <summary>RMS of −20 dBm0: a full-scale sine, 23,170 RMS, is +3.14 dBm0 in G.711.</summary>
    private const double TargetRms = 1614;

    /// <summary>−3 dBFS.</summary>
    private const double HighestPeak = 23197;

    /// <summary>± 20 dB: more would lift noise.</summary>
    private const double LargestGain = 10;

    /// <summary>Frames this far below the loudest are pauses.</summary>
    private const double PauseBelowLoudest = 0.1;

    /// <summary>Louder than the noise of 8 bits; below it a clip counts as silence and stays as it is.</summary>
    private const double SilenceRms = 30;

    /// <summary>The clip at the level wanted.</summary>
    public static PcmClip Normalise(PcmClip clip)
    {
        var active = ActiveRms(clip);
        if (active < SilenceRms)
        {
            return clip;
        }

        var peak = clip.Samples.Max(sample => Math.Abs((int)sample));
        var gain = Math.Clamp(TargetRms / active, 1 / LargestGain, LargestGain);
        gain = Math.Min(gain, HighestPeak / peak);
        return new PcmClip(Array.ConvertAll(clip.Samples, sample => (short)Math.Round(sample * gain)), clip.RateHz);
    }

    /// <summary>RMS of the 20 ms frames that hold speech.</summary>
    public static double ActiveRms(PcmClip clip)
    {
        var frame = Math.Max(1, clip.RateHz / 50);
        var powers = new List<double>((clip.Samples.Length / frame) + 1);
        for (var start = 0; start < clip.Samples.Length; start += frame)
        {
            powers.Add(Power(clip.Samples.AsSpan(start, Math.Min(frame, clip.Samples.Length - start))));
        }

        var floor = powers.DefaultIfEmpty(0).Max() * PauseBelowLoudest * PauseBelowLoudest;
        return Math.Sqrt(powers.Where(power => power >= floor).DefaultIfEmpty(0).Average());
    }

    private static double Power(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += (double)sample * sample;
        }

        return sum / samples.Length;
    }
}
