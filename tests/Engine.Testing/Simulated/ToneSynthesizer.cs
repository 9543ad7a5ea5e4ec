using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Testing.Simulated;

/// <summary>Speaks every character as a fixed time of a 1 kHz tone: long enough to measure, cheap to make, told from silence.</summary>
public sealed class ToneSynthesizer : ISpeechSynthesizer
{
    private const int RateHz = 8000;

    /// <summary>One period of the tone, about 10 dB below full scale.</summary>
    private static readonly short[] Period = [0, 7_071, 10_000, 7_071, 0, -7_071, -10_000, -7_071];

    /// <summary>How long one character plays.</summary>
    public const int MsPerCharacter = 50;

    /// <summary>Texts asked for, in order.</summary>
    public List<string> Spoken { get; } = [];

    /// <summary>When set, nothing can be spoken.</summary>
    public SpeechFault? Fault { get; set; }

    /// <summary>When set, what is asked for is ready only when this is over.</summary>
    public Task? Hold { get; set; }

    /// <inheritdoc />
    public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("tone", "1", ["beep"], ["en"])], []);

    /// <inheritdoc />
    public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation)
    {
        Spoken.Add(request.Text);
        SpeechResult result = Fault is { } fault
            ? new SpeechResult.Refused(fault, "as told")
            : new SpeechResult.Rendered(new PcmClip(Tone(request.Text.Length * MsPerCharacter * RateHz / 1000), RateHz), "tone 1", "beep", FromCache: false);
        return Hold is { } held ? new ValueTask<SpeechResult>(AfterAsync(held, result)) : new ValueTask<SpeechResult>(result);
    }

    private static async Task<SpeechResult> AfterAsync(Task held, SpeechResult result)
    {
        await held;
        return result;
    }

    private static short[] Tone(int samples)
    {
        var tone = new short[samples];
        for (var i = 0; i < samples; i++)
        {
            tone[i] = Period[i % Period.Length];
        }

        return tone;
    }
}
