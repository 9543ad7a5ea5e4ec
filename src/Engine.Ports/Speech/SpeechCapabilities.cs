namespace Engine.Ports.Speech;

/// <summary>What speech this machine can make.</summary>
/// <param name="Engines">Engines found, in the order they are tried.</param>
/// <param name="Missing">Engines and voices that were not found, each with the package to install: for the health page and the log.</param>
public sealed record SpeechCapabilities(IReadOnlyList<SpeechEngine> Engines, IReadOnlyList<string> Missing)
{
    /// <summary>Whether anything can be spoken at all.</summary>
    public bool IsAvailable => Engines.Count > 0;

    /// <summary>Whether one of the engines has a voice for the language: for the tag itself, its language, or any region of it.</summary>
    /// <param name="language">BCP 47 tag, e.g. <c>de-AT</c>.</param>
    public bool Speaks(string language)
    {
        var own = language.Split('-')[0];
        return Engines.SelectMany(engine => engine.Languages).Any(known =>
            known.Equals(language, StringComparison.OrdinalIgnoreCase) || known.Split('-')[0].Equals(own, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>One engine found at start.</summary>
/// <param name="Name">E.g. <c>flite</c>.</param>
/// <param name="Version">As the engine says it; part of the cache key.</param>
/// <param name="Voices">Voices by name, the default first.</param>
/// <param name="Languages">BCP 47 tags in lower case; <c>en</c> stands for every English.</param>
public sealed record SpeechEngine(string Name, string Version, IReadOnlyList<string> Voices, IReadOnlyList<string> Languages);
