namespace Engine.Flows.Facts;

/// <summary>How to listen to the contact.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="SilenceSeconds">Silence that ends the answer, and the wait for it to begin after the prompt.</param>
/// <param name="MaxSpeechSeconds">Longest answer.</param>
/// <param name="Hints">Words that are likely.</param>
/// <param name="Sensitive">What is said must not be logged, traced or cached.</param>
public sealed record ListenRules(string Language, int SilenceSeconds, int MaxSpeechSeconds, IReadOnlyList<string> Hints, bool Sensitive);
