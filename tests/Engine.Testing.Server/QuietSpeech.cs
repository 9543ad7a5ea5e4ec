using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Testing.Server;

/// <summary>Speaks a tenth of a second of silence.</summary>
internal sealed class QuietSpeech : ISpeechSynthesizer
{
    private const int RateHz = 8000;

    public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("quiet", "1", ["none"], ["en"])], []);

    public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult<SpeechResult>(new SpeechResult.Rendered(new PcmClip(new short[RateHz / 10], RateHz), "quiet 1", "none", FromCache: false));
}
