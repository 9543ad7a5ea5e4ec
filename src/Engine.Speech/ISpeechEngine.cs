using System.Text;
using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech;

/// <summary>One engine that speaks plain text. The router has already cut SSML into plain pieces and pauses.</summary>
internal interface ISpeechEngine
{
    /// <summary>Name, version, voices, languages.</summary>
    SpeechEngine Facts { get; }

    /// <summary>Whether it reads signs such as € and ½ by itself, better than a table could: then the text is handed over as it stands.</summary>
    bool ReadsSigns => false;

    /// <summary>The voice that would speak, or null when the engine does not speak the language.</summary>
    string? VoiceFor(string language, string? wanted);

    /// <summary>Whether the voice has a sound for the letter. One it has none for would be left out, or named instead of read.</summary>
    bool Says(string voice, Rune letter) => true;

    /// <summary>Renders one piece. Null: the engine gave no sound.</summary>
    Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation);
}
