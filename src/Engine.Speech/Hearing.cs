namespace Engine.Speech;

/// <summary>What an engine heard.</summary>
/// <param name="Text">Words; empty when it made nothing of the sound.</param>
/// <param name="Phrase">The expected phrase it is confident of, as it was given, or null.</param>
internal readonly record struct Hearing(string Text, string? Phrase)
{
    public static readonly Hearing Nothing = new("", null);
}
