namespace Engine.Ports.Speech;

/// <summary>What speech this machine can make.</summary>
/// <param name="Engines">Engines found, in the order they are tried.</param>
/// <param name="Missing">What was looked for and not found, with the package to install: for the health page and the log.</param>
public sealed record SpeechCapabilities(IReadOnlyList<SpeechEngine> Engines, IReadOnlyList<string> Missing)
{
    /// <summary>Whether anything can be spoken at all.</summary>
    public bool IsAvailable => Engines.Count > 0;
}
