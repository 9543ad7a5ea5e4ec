namespace Engine.Ports.Sounds;

/// <summary>Writes a recorded prompt as a sound file, the other way of <see cref="ISoundDecoder"/>.</summary>
public interface ISoundEncoder
{
    /// <summary>A whole WAV file: 8 kHz, 16 bits, mono.</summary>
    byte[] Wav(PromptSound sound);
}
