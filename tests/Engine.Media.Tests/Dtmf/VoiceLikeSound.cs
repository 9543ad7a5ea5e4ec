namespace Engine.Media.Tests.Dtmf;

/// <summary>
/// Sound with the traits of speech, without end and from a seed: glottal pulses of 70 to 350 Hz, or noise, through four resonances that wander from
/// vowel to vowel, with pauses.
/// </summary>
internal sealed class VoiceLikeSound(int seed)
{
    private const double RateHz = 8000;

    private readonly Random random = new(seed);
    private readonly double[] formants = [500, 1500, 2500, 3300];
    private readonly double[] targets = [500, 1500, 2500, 3300];
    private readonly (double Last, double Before)[] states = new (double, double)[4];
    private double pitchHz = 120;
    private double pitchTarget = 120;
    private double phase;
    private double loudness;
    private bool voiced = true;
    private int left;

    public short[] Next(int samples)
    {
        var sound = new short[samples];
        for (var i = 0; i < samples; i++)
        {
            if (left-- <= 0)
            {
                NextPhone();
            }

            sound[i] = (short)Math.Clamp(loudness * Resonate(Source()), short.MinValue, short.MaxValue);
        }

        return sound;
    }

    private void NextPhone()
    {
        left = random.Next(300, 2400);
        voiced = random.NextDouble() < 0.8;
        loudness = random.NextDouble() < 0.15 ? 0 : 200 * Math.Pow(10, random.NextDouble() * 1.3);
        pitchTarget = 70 + (280 * random.NextDouble());
        double[] lowest = [200, 700, 1700, 2800];
        double[] range = [700, 1600, 1300, 900];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = lowest[i] + (range[i] * random.NextDouble());
        }
    }

    private double Source()
    {
        pitchHz += (pitchTarget - pitchHz) * 0.0008;
        phase += pitchHz / RateHz;
        if (!voiced)
        {
            return (random.NextDouble() - 0.5) * 2;
        }

        if (phase < 1)
        {
            return 0;
        }

        phase -= 1;
        return 8;
    }

    private double Resonate(double input)
    {
        var sum = 0.0;
        for (var i = 0; i < formants.Length; i++)
        {
            formants[i] += (targets[i] - formants[i]) * 0.002;
            var radius = Math.Exp(-Math.PI * (60 + (40 * i)) / RateHz);
            var output = input + (2 * radius * Math.Cos(2 * Math.PI * formants[i] / RateHz) * states[i].Last) - (radius * radius * states[i].Before);
            states[i] = (output, states[i].Last);
            sum += output / (i + 1);
        }

        return sum;
    }
}
