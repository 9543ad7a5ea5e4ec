namespace Engine.Accounts.Speech;

/// <summary>An engine for a language.</summary>
/// <param name="Language">BCP 47 tag; <c>de</c> stands for every German, <c>*</c> for every language.</param>
/// <param name="Engine">A provider's name, or <see cref="Embedded"/>.</param>
/// <param name="Voice">Voice for synthesis; null for the engine's own choice.</param>
/// <param name="Model">The provider's model; null for its usual name.</param>
public sealed record SpeechChoice(string Language, string Engine, string? Voice = null, string? Model = null)
{
    /// <summary>The engines in this process.</summary>
    public const string Embedded = "embedded";

    /// <summary>Whether it is meant for that language.</summary>
    public bool IsFor(string language) =>
        Language == "*" || language.Equals(Language, StringComparison.OrdinalIgnoreCase)
        || language.StartsWith(Language + "-", StringComparison.OrdinalIgnoreCase);
}
