namespace Engine.Media.Tests.Dtmf;

/// <summary>
/// Sound with the traits of speech, without end and from a seed: glottal pulses of 70 to 350 Hz, or noise, through four resonances that wander from
/// vowel to vowel, with pauses.
/// </summary>
internal sealed class VoiceLikeSound(int seed)
{
    private const double RateHz = 8000;

    private readonly Random _random = new(seed);
    private readonly double[] _formants = [500, 1500, 2500, 3300];
    private readonly double[] _targets = [500, 1500, 2500, 3300];
    private readonly (double Last, double Before)[] _states = new (double, double)[4];
    private double _pitchHz = 120;
    private double _pitchTarget = 120;
    private double _phase;
    private double _loudness;
    private bool _voiced = true;
    private int _left;

    public short[] Next(int samples)
    {
        var sound = new short[samples];
        for (var i = 0; i < samples; i++)
        {
            if (_left-- <= 0)
            {
                NextPhone();
            }

            sound[i] = (short)Math.Clamp(_loudness * Resonate(Source()), short.MinValue, short.MaxValue);
        }

        return sound;
    }

    private void NextPhone()
    {
        _left = _random.Next(300, 2400);
        _voiced = _random.NextDouble() < 0.8;
        _loudness = _random.NextDouble() < 0.15 ? 0 : 200 * Math.Pow(10, _random.NextDouble() * 1.3);
        _pitchTarget = 70 + (280 * _random.NextDouble());
        double[] lowest = [200, 700, 1700, 2800];
        double[] range = [700, 1600, 1300, 900];
        for (var i = 0; i < _targets.Length; i++)
        {
            _targets[i] = lowest[i] + (range[i] * _random.NextDouble());
        }
    }

    private double Source()
    {
        _pitchHz += (_pitchTarget - _pitchHz) * 0.0008;
        _phase += _pitchHz / RateHz;
        if (!_voiced)
        {
            return (_random.NextDouble() - 0.5) * 2;
        }

        if (_phase < 1)
        {
            return 0;
        }

        _phase -= 1;
        return 8;
    }

    private double Resonate(double input)
    {
        var sum = 0.0;
        for (var i = 0; i < _formants.Length; i++)
        {
            _formants[i] += (_targets[i] - _formants[i]) * 0.002;
            var radius = Math.Exp(-Math.PI * (60 + (40 * i)) / RateHz);
            var output = input + (2 * radius * Math.Cos(2 * Math.PI * _formants[i] / RateHz) * _states[i].Last) - (radius * radius * _states[i].Before);
            _states[i] = (output, _states[i].Last);
            sum += output / (i + 1);
        }

        return sum;
    }
}
