using Engine.Ports.Speech;
using Engine.Speech;

namespace Engine.Host.Composition;

/// <summary>The voices of this machine. To look for them runs programs, so they are found once, before the first request (SPEECH-12).</summary>
internal sealed class MachineVoices(SpeechConfig config, TimeProvider time) : ISpeechSynthesizer, IDisposable
{
    private RoutingSynthesizer? _found;

    public SpeechCapabilities Capabilities => Found.Capabilities;

    /// <exception cref="InvalidOperationException"><see cref="FindAsync"/> has not ended.</exception>
    public RoutingSynthesizer Found => _found ?? throw new InvalidOperationException("The voices of this machine have not been looked for yet.");

    public async Task FindAsync(CancellationToken cancellation) => _found ??= await SpeechProbe.FindAsync(config, time, cancellation);

    public string? NotSpeakable(SpeechRequest request) => Found.NotSpeakable(request);

    public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation) => Found.SynthesizeAsync(request, cancellation);

    public void Dispose() => _found?.Dispose();
}
