namespace Engine.Media.Prompts;

/// <summary>Why a file is not a prompt (FLOW-60).</summary>
public enum WavFault
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Larger than <see cref="WavReader.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Longer than <see cref="WavReader.MaxSeconds"/>.</summary>
    TooLong,

    /// <summary>No RIFF/WAVE header, or no format or data chunk.</summary>
    NotWav,

    /// <summary>A coding other than PCM 8/16/24/32, float 32/64, µ-law, A-law.</summary>
    UnsupportedCoding,

    /// <summary>A rate outside 8–48 kHz, or more than two channels.</summary>
    UnsupportedShape,

    /// <summary>No samples.</summary>
    Empty,

    /// <summary>Ends before the length that its header states.</summary>
    Truncated,
}
