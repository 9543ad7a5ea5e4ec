using System.Collections.Concurrent;
using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Interop.Components;

/// <summary>
/// Hums instead of speaking, 20 ms for each character, so that a test knows how long a prompt is. A text with "unspeakable" in it fails,
/// one with "slow" in it takes as long as a provider far away.
/// </summary>
internal sealed class HumSynthesizer : ISpeechSynthesizer
{
    public const int MsPerCharacter = 20;
    public const string Unspeakable = "unspeakable";
    public const string Slow = "slow";
    public const int SlowMs = 1200;

    private const int RateHz = 8000;

    /// <summary>Every text it was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("hum", "1", ["hum"], ["en"])], []);

    public async ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation)
    {
        Asked.Enqueue(request.Text);
        if (request.Text.Contains(Slow, StringComparison.Ordinal))
        {
            await Task.Delay(SlowMs, cancellation);
        }

        return request.Text.Contains(Unspeakable, StringComparison.Ordinal)
            ? new SpeechResult.Refused(SpeechFault.EngineFailed, "as told")
            : new SpeechResult.Rendered(Hum(request.Text.Length * MsPerCharacter), "hum 1", "hum", FromCache: false);
    }

    private static PcmClip Hum(int ms)
    {
        var samples = new short[ms * RateHz / 1000];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(6000 * Math.Sin(2 * Math.PI * 300 * i / RateHz));
        }

        return new PcmClip(samples, RateHz);
    }
}
