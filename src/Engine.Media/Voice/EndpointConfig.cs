namespace Engine.Media.Voice;

/// <summary>When speech begins and ends.</summary>
public sealed record EndpointConfig
{
    /// <summary>Probability from which a frame counts as speech while nobody speaks: high, because noise must not start an answer.</summary>
    public float StartAbove { get; init; } = 0.5f;

    /// <summary>Probability from which a frame counts as speech while somebody speaks: low, because words fade out.</summary>
    public float StayAbove { get; init; } = 0.3f;

    /// <summary>Speech shorter than this never began: a click, a cough.</summary>
    public TimeSpan ShortestStart { get; init; } = TimeSpan.FromMilliseconds(64);

    /// <summary>Sound kept from before the first frame of speech: the model's mean normalisation wants it (SPEECH-09).</summary>
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Sound kept after the last frame of speech.</summary>
    public TimeSpan PostRoll { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Silence after speech that ends it.</summary>
    public required TimeSpan EndSilence { get; init; }

    /// <summary>Longest speech; it ends there, even in the middle of a word.</summary>
    public required TimeSpan MaxSpeech { get; init; }
}
