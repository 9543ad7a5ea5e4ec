namespace Engine.Media.Dtmf;

/// <summary>
/// The tone pair of a key (ITU-T Q.23), as 16-bit PCM at 8 kHz.
/// <code>
///          1209  1336  1477  1633 Hz
///  697 Hz    1     2     3     A
///  770 Hz    4     5     6     B
///  852 Hz    7     8     9     C
///  941 Hz    *     0     #     D
/// </code>
/// </summary>
/// <param name="LowDbm0">Level of the row's tone.</param>
/// <param name="HighDbm0">Level of the column's tone.</param>
/// <param name="Detune">Factor on both frequencies; 1.015 is 1.5 % too high.</param>
public sealed record DtmfTone(double LowDbm0 = -10, double HighDbm0 = -10, double Detune = 1)
{
    /// <summary>The level of a tone that just fills 16 bits (ITU-T G.711, A-law).</summary>
    private const double FullScaleDbm0 = 3.14;
    private const double FullScale = 32767;

    private static readonly double[] LowHz = [697, 770, 852, 941];
    private static readonly double[] HighHz = [1209, 1336, 1477, 1633];

    /// <summary>The keys, row by row.</summary>
    public static string Keys => "123A456B789C*0#D";

    /// <summary>Adds the tones to what is there already, with clipping.</summary>
    /// <param name="key">One of <see cref="Keys"/>.</param>
    /// <param name="pcm">From sample <paramref name="first"/> of the tone on.</param>
    /// <param name="first">Samples of this tone that came before.</param>
    public void Add(char key, Span<short> pcm, int first = 0)
    {
        var place = Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);
        ArgumentOutOfRangeException.ThrowIfNegative(place, nameof(key));
        var low = 2 * Math.PI * LowHz[place / 4] * Detune / AudioCodecs.ClockRateHz;
        var high = 2 * Math.PI * HighHz[place % 4] * Detune / AudioCodecs.ClockRateHz;
        var (lowPeak, highPeak) = (PeakOf(LowDbm0), PeakOf(HighDbm0));
        for (var i = 0; i < pcm.Length; i++)
        {
            var sum = pcm[i] + (lowPeak * Math.Sin(low * (first + i))) + (highPeak * Math.Sin(high * (first + i)));
            pcm[i] = (short)Math.Clamp(sum, short.MinValue, short.MaxValue);
        }
    }

    /// <summary>The peak of a sine of that level in 16-bit samples.</summary>
    public static double PeakOf(double dbm0) => FullScale * Math.Pow(10, (dbm0 - FullScaleDbm0) / 20);
}
