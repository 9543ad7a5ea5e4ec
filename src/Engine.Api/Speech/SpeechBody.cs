using Engine.Accounts.Speech;

namespace Engine.Api.Speech;

/// <summary>An account's speech settings as they are shown; keys are never part of it.</summary>
internal sealed record SpeechBody(
    IReadOnlyList<SpeechBody.Provider> Providers, IReadOnlyList<SpeechBody.Choice> Synthesis, IReadOnlyList<SpeechBody.Choice> Recognition)
{
    public static SpeechBody From(SpeechSettings settings) => new(
        [.. settings.Providers.Select(p => new Provider(p.Name, p.Url, p.HasKey))],
        [.. settings.Synthesis.Select(From)],
        [.. settings.Recognition.Select(From)]);

    private static Choice From(SpeechChoice choice) => new(choice.Language, choice.Engine, choice.Voice, choice.Model);

    /// <summary>A service over HTTP.</summary>
    internal sealed record Provider(string Name, string Url, bool HasApiKey);

    /// <summary>An engine for a language.</summary>
    /// <param name="Language">BCP 47 tag, or * for every language.</param>
    /// <param name="Engine">A provider's name, or embedded.</param>
    /// <param name="Voice">Voice for synthesis.</param>
    /// <param name="Model">The provider's model.</param>
    internal sealed record Choice(string Language, string Engine, string? Voice = null, string? Model = null);
}
