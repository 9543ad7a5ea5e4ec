using Engine.Ports.Speech;

namespace Engine.Accounts.Speech;

/// <summary>What can be understood for an account: by the engines of this server, and by those that the account has chosen (FLOW-76).</summary>
/// <param name="own">The engines of this server.</param>
/// <param name="chosen">The account's settings.</param>
public sealed class AccountEars(ISpeechRecognizer own, SpeechSettings chosen)
{
    /// <summary>Whether somebody understands the language. A provider is believed, since it cannot be asked.</summary>
    public bool Hears(string language) => own.Capabilities.Speaks(language)
        || chosen.Recognition.Any(choice => choice.IsFor(language) && choice.Engine != SpeechChoice.Embedded);
}
