namespace Engine.Ports.Speech;

/// <summary>One engine found at start.</summary>
/// <param name="Name">E.g. <c>flite</c>.</param>
/// <param name="Version">As the engine says it; part of the cache key.</param>
/// <param name="Voices">Voices by name, the default first.</param>
/// <param name="Languages">BCP 47 tags in lower case; <c>en</c> stands for every English.</param>
public sealed record SpeechEngine(string Name, string Version, IReadOnlyList<string> Voices, IReadOnlyList<string> Languages);
