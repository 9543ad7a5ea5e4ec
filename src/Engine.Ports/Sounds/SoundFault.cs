namespace Engine.Ports.Sounds;

/// <summary>Why a file is not a prompt.</summary>
public enum SoundFault
{
    /// <summary>Larger than <see cref="ISoundDecoder.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Longer than <see cref="ISoundDecoder.MaxSeconds"/>.</summary>
    TooLong,

    /// <summary>Neither WAV nor MP3.</summary>
    NotSound,

    /// <summary>A coding, rate or number of channels that is not supported.</summary>
    Unsupported,

    /// <summary>Damaged, or cut off before its end.</summary>
    Broken,

    /// <summary>No samples.</summary>
    Empty,

    /// <summary>This server lacks the library for it, or decoding took too much time or memory.</summary>
    DecoderFailed,
}
