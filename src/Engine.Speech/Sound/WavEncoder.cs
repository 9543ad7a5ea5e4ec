using Engine.Media.Prompts;
using Engine.Ports.Sounds;

namespace Engine.Speech.Sound;

/// <summary>Recorded prompts as WAV files.</summary>
public sealed class WavEncoder : ISoundEncoder
{
    private const int RateHz = 8000;

    public byte[] Wav(PromptSound sound) => WavWriter.Write(new PcmClip(sound.Samples, RateHz));
}
