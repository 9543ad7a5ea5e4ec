namespace Engine.Ports.Speech;

/// <summary>One text to speak.</summary>
/// <param name="Text">Plain text or, when it starts with <c>&lt;speak&gt;</c>, SSML (FLOW-52).</param>
/// <param name="Language">BCP 47 tag, e.g. <c>en-US</c>.</param>
/// <param name="Voice">A voice of the engine, or null for its default.</param>
/// <param name="Rate">Speed; 1 is the voice's own, 0.5–2 is allowed.</param>
/// <param name="AccountId">Whose call it is: accounts choose their engines. Null for the engine's own voices.</param>
/// <param name="Sensitive">Whether the text holds a sensitive value: then it is never cached (FLOW-62).</param>
public sealed record SpeechRequest(string Text, string Language, string? Voice = null, double Rate = 1.0, bool Sensitive = false, string? AccountId = null)
{
    /// <summary>Longest text in characters, after expansion (FLOW-51).</summary>
    public const int MaxTextLength = 3000;
}
