using Engine.Accounts.Speech;

namespace Engine.Api.Speech;

/// <summary>An account's speech settings as they are sent: they replace those before.</summary>
internal sealed record SpeechWrite(
    IReadOnlyList<SpeechWrite.Provider> Providers, IReadOnlyList<SpeechBody.Choice> Synthesis, IReadOnlyList<SpeechBody.Choice> Recognition)
{
    /// <summary>The keys that were sent, by provider; an empty one removes the key.</summary>
    public IReadOnlyDictionary<string, string> Keys =>
        Providers.Where(p => p.ApiKey is not null).ToDictionary(p => p.Name, p => p.ApiKey!, StringComparer.Ordinal);

    public SpeechSettings ToSettings() => new(
        [.. Providers.Select(p => new SpeechProvider(p.Name, p.Url, HasKey: false))], [.. Synthesis.Select(From)], [.. Recognition.Select(From)]);

    private static SpeechChoice From(SpeechBody.Choice choice) => new(choice.Language, choice.Engine, choice.Voice, choice.Model);

    /// <summary>A service over HTTP.</summary>
    /// <param name="Name">Unique.</param>
    /// <param name="Url">What stands before /audio/speech.</param>
    /// <param name="ApiKey">Left out: stays as long as the URL does. Empty: is removed.</param>
    internal sealed record Provider(string Name, string Url, string? ApiKey = null)
    {
        /// <summary>Never the key.</summary>
        public override string ToString() => Name;
    }
}

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
