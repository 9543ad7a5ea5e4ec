namespace Engine.Accounts.Speech;

/// <summary>What an account speaks with and is understood by.</summary>
/// <param name="Providers">Services over HTTP the account has.</param>
/// <param name="Synthesis">In order; those of a text's language are tried one after the other, the engine's own voices come last.</param>
/// <param name="Recognition">The same for understanding.</param>
public sealed record SpeechSettings(IReadOnlyList<SpeechProvider> Providers, IReadOnlyList<SpeechChoice> Synthesis, IReadOnlyList<SpeechChoice> Recognition)
{
    /// <summary>An account that chose nothing.</summary>
    public static SpeechSettings None { get; } = new([], [], []);
}
