namespace Engine.Media.Prompts;

/// <summary>The tone a caller hears while the other side rings, made here when the network sends none (ITU-T E.180; ATIS for North America).</summary>
public static class Ringback
{
    /// <summary>Peak of each tone: about -19 dBm0 together with a second one.</summary>
    private const double Peak = 2600;

    /// <summary>One round of a cadence: tone, then silence. Played in a loop.</summary>
    /// <param name="country">An ISO 3166-1 code; "US" and "CA" ring with 440 + 480 Hz, 2 s of 6, "GB" with its double ring, others with 425 Hz, 1 s of 5.</param>
    public static EncodedPrompt For(string country) => country.ToUpperInvariant() switch
    {
        "US" or "CA" => Cadence([440, 480], (2000, true), (4000, false)),
        "GB" => Cadence([400, 450], (400, true), (200, false), (400, true), (2000, false)),
        _ => Cadence([425], (1000, true), (4000, false)),
    };

    private static EncodedPrompt Cadence(double[] tonesHz, params (int Ms, bool Sounds)[] parts)
    {
        var samples = new List<short>();
        foreach (var (ms, sounds) in parts)
        {
            for (var n = 0; n < ms * AudioCodecs.BytesPerMillisecond; n++)
            {
                var at = 2 * Math.PI * n / AudioCodecs.ClockRateHz;
                samples.Add(sounds ? (short)(Peak * tonesHz.Sum(hz => Math.Sin(hz * at))) : (short)0);
            }
        }

        return EncodedPrompt.From(new PcmClip([.. samples], AudioCodecs.ClockRateHz));
    }
}
