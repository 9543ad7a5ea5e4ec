namespace Engine.Accounts.Speech;

/// <summary>A service with the routes <c>/audio/speech</c> and <c>/audio/transcriptions</c> as OpenAI has them.</summary>
/// <param name="Name">Unique within the account.</param>
/// <param name="Url">What stands before the routes, such as <c>https://speech.example.net/v1</c>.</param>
/// <param name="HasKey">Whether a key is stored; the key itself never leaves the store but for a request to the provider.</param>
public sealed record SpeechProvider(string Name, string Url, bool HasKey);
