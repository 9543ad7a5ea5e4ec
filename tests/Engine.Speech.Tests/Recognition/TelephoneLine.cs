using Engine.Media.G711;
using Engine.Media.Prompts;
using Engine.Media.Voice;
using Engine.Ports.Speech;

namespace Engine.Speech.Tests.Recognition;

/// <summary>A voice on a telephone: synthesis, 8 kHz, µ-law, packets of 20 ms into the endpointer, as on a call.</summary>
internal sealed class TelephoneLine(ISpeechSynthesizer speech)
{
    /// <summary>What the endpointer cuts out of the line while somebody says the text.</summary>
    public async Task<PcmClip> HearAsync(string text, string voice, CancellationToken cancellation)
    {
        var clip = await SayAsync(text, voice, cancellation);
        var endpointer = new SpeechEndpointer(new EndpointConfig { EndSilence = TimeSpan.FromSeconds(1), MaxSpeech = TimeSpan.FromSeconds(60) });
        short[] line = [.. new short[8000], .. clip.Samples, .. new short[16000]];
        foreach (var packet in line.Chunk(160))
        {
            endpointer.Push(Array.ConvertAll(packet, sample => MuLaw.Decode(MuLaw.Encode(sample))));
        }

        return new PcmClip(endpointer.Utterance(), 8000);
    }

    private async Task<PcmClip> SayAsync(string text, string voice, CancellationToken cancellation)
    {
        var result = await speech.SynthesizeAsync(new SpeechRequest(text, "en-US", voice), cancellation);
        return result is SpeechResult.Rendered rendered
            ? Resampler.Convert(rendered.Clip, 8000)
            : throw new InvalidOperationException($"The voice {voice} cannot speak: {result}");
    }
}
