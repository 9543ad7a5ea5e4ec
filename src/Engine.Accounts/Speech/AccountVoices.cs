using Engine.Ports.Speech;

namespace Engine.Accounts.Speech;

/// <summary>What can be spoken for an account: by the engines of this server, and by those that the account has chosen (FLOW-68).</summary>
/// <param name="own">The engines of this server.</param>
/// <param name="chosen">The account's settings.</param>
public sealed class AccountVoices(ISpeechSynthesizer own, SpeechSettings chosen)
{
    /// <summary>Whether somebody speaks the language. A provider is believed, since it cannot be asked.</summary>
    public bool Speaks(string language) => own.Capabilities.Speaks(language)
        || chosen.Synthesis.Any(choice => choice.IsFor(language) && (choice.Engine != SpeechChoice.Embedded || IsVoice(choice.Voice)));

    /// <summary>Characters that no voice of this server can say, named; null when there are none or a provider is asked first.</summary>
    public string? Unspeakable(string language, string text) =>
        chosen.Synthesis.Any(choice => choice.IsFor(language) && choice.Engine != SpeechChoice.Embedded) ? null : own.NotSpeakable(new SpeechRequest(text, language));

    private bool IsVoice(string? voice) =>
        voice is not null && own.Capabilities.Engines.Any(engine => engine.Voices.Contains(voice, StringComparer.OrdinalIgnoreCase));
}
