using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech;

/// <summary>One engine that understands speech.</summary>
internal interface IRecognitionEngine
{
    /// <summary>Name, version, languages; voices are its models.</summary>
    SpeechEngine Facts { get; }

    /// <summary>Whether the engine has a model for the language.</summary>
    bool Understands(string language);

    /// <summary>Recognises one utterance.</summary>
    /// <exception cref="SpeechEngineException">The engine failed.</exception>
    Task<Hearing> HearAsync(PcmClip sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellation);
}
