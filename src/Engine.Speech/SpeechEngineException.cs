namespace Engine.Speech;

/// <summary>An engine failed in a way that the router turns into a refusal; it does not leave this room.</summary>
internal sealed class SpeechEngineException(string message) : Exception(message);
