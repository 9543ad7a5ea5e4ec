using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech;

/// <summary>One engine that speaks plain text. The router has already cut SSML into plain pieces and pauses.</summary>
internal interface ISpeechEngine
{
    /// <summary>Name, version, voices, languages.</summary>
    SpeechEngine Facts { get; }

    /// <summary>The voice that would speak, or null when the engine does not speak the language.</summary>
    string? VoiceFor(string language, string? wanted);

    /// <summary>Renders one piece. Null: the engine gave no sound.</summary>
    Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation);
}
