using Engine.Media.Prompts;

namespace Engine.Ports.Speech;

/// <summary>One utterance to recognise.</summary>
/// <param name="AccountId">Whose call it is: accounts choose their engines.</param>
/// <param name="Language">BCP 47 tag, e.g. <c>en-US</c>.</param>
/// <param name="Sound">The utterance with some silence around it, 8 kHz.</param>
/// <param name="Phrases">Words and phrases one of which is expected; none means free speech.</param>
/// <param name="Sensitive">Whether what is said must not be logged, traced or cached.</param>
public sealed record RecognitionRequest(string AccountId, string Language, PcmClip Sound, IReadOnlyList<string> Phrases, bool Sensitive = false)
{
    /// <summary>Longest utterance: a minute of speech (FLOW-36) and the silence around it; what is longer is refused.</summary>
    public const int MaxSeconds = 70;

    /// <summary>Most phrases: 50 options of 100 keywords (FLOW-35).</summary>
    public const int MaxPhrases = 5000;

    /// <summary>Never shows phrases, which may hold values of the interaction.</summary>
    public override string ToString() => $"utterance of {Sound.Duration.TotalSeconds:F1} s in {Language}, {Phrases.Count} phrases";
}
