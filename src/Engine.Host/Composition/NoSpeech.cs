using Engine.Actors.Ports;

namespace Engine.Host.Composition;

/// <summary>Stands where no speech engine is built in: says so instead of speaking.</summary>
internal sealed class NoSpeech : ISpeechSynthesizer
{
    public SpeechCapabilities Capabilities { get; } = new([], ["This build has no speech engine."]);

    public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult<SpeechResult>(new SpeechResult.Refused(SpeechFault.NoEngine, Capabilities.Missing[0]));
}
