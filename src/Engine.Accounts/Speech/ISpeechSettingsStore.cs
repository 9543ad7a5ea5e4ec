using Engine.Ports;

namespace Engine.Accounts.Speech;

/// <summary>The speech settings of accounts and the keys of their providers.</summary>
public interface ISpeechSettingsStore
{
    /// <summary>The settings; <see cref="SpeechSettings.None"/> for an account that has none.</summary>
    Task<SpeechSettings> FindAsync(AccountId account, CancellationToken cancellation);

    /// <summary>The key of a provider in clear, or null.</summary>
    Task<string?> FindKeyAsync(AccountId account, string provider, CancellationToken cancellation);

    /// <summary>Replaces everything. A provider without an entry in <paramref name="keys"/> keeps its key as long as its URL stays the same; an empty key removes it.</summary>
    Task<SpeechSettings> SaveAsync(AccountId account, SpeechSettings settings, IReadOnlyDictionary<string, string> keys, CancellationToken cancellation);
}

/// <summary>What an account speaks with and is understood by.</summary>
/// <param name="Providers">Services over HTTP the account has.</param>
/// <param name="Synthesis">In order; those of a text's language are tried one after the other, the engine's own voices come last.</param>
/// <param name="Recognition">The same for understanding.</param>
public sealed record SpeechSettings(IReadOnlyList<SpeechProvider> Providers, IReadOnlyList<SpeechChoice> Synthesis, IReadOnlyList<SpeechChoice> Recognition)
{
    /// <summary>An account that chose nothing.</summary>
    public static SpeechSettings None { get; } = new([], [], []);
}

/// <summary>A service with the routes <c>/audio/speech</c> and <c>/audio/transcriptions</c> as OpenAI has them.</summary>
/// <param name="Name">Unique within the account.</param>
/// <param name="Url">What stands before the routes, such as <c>https://speech.example.net/v1</c>.</param>
/// <param name="HasKey">Whether a key is stored; the key itself never leaves the store but for a request to the provider.</param>
public sealed record SpeechProvider(string Name, string Url, bool HasKey);

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
