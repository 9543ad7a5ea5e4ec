namespace Engine.Media.Prompts;

/// <summary>A piece of mono sound as 16-bit linear samples.</summary>
public sealed class PcmClip
{
    /// <param name="samples">Mono samples; the clip keeps the array, nobody writes to it afterwards.</param>
    /// <param name="rateHz">8,000–48,000 samples a second.</param>
    public PcmClip(short[] samples, int rateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        Samples = samples;
        RateHz = rateHz;
    }

    /// <summary>Mono samples.</summary>
    public short[] Samples { get; }

    /// <summary>Samples a second.</summary>
    public int RateHz { get; }

    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / RateHz);
}
