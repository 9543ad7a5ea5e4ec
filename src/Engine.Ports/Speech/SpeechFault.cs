namespace Engine.Ports.Speech;

/// <summary>Why there is no sound.</summary>
public enum SpeechFault
{
    /// <summary>No engine is installed.</summary>
    NoEngine,

    /// <summary>No installed engine speaks the language.</summary>
    UnsupportedLanguage,

    /// <summary>The text is longer than <see cref="SpeechRequest.MaxTextLength"/>, empty, or broken SSML.</summary>
    BadText,

    /// <summary>No voice here has a sound or a word for something in the text; the detail names the characters.</summary>
    NotSpeakable,

    /// <summary>More sound or phrases than a recogniser takes.</summary>
    TooMuch,

    /// <summary>The engine failed or gave no sound.</summary>
    EngineFailed,

    /// <summary>The engine took longer than it may.</summary>
    TimedOut,
}
