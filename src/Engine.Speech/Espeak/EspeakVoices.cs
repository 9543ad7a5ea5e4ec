namespace Engine.Speech.Espeak;

/// <summary>The languages espeak-ng lists, and how a BCP 47 tag finds one.</summary>
internal sealed class EspeakVoices
{
    private readonly HashSet<string> _known;

    private EspeakVoices(IReadOnlyList<string> languages)
    {
        Languages = languages;
        _known = new HashSet<string>(languages, StringComparer.Ordinal);
    }

    /// <summary>Tags in lower case, as the program lists them.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Reads the table of <c>--voices</c>: priority, language, gender, name, file.</summary>
    public static EspeakVoices Read(string table)
    {
        var languages = table.Split('\n')
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 4)
            .Select(words => words[1].ToLowerInvariant())
            .Distinct(StringComparer.Ordinal);
        return new EspeakVoices([.. languages]);
    }

    /// <summary>The number after the colon in "eSpeak NG text-to-speech: 1.51  Data at: …".</summary>
    public static string ReadVersion(string line)
    {
        var words = line.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(words, word => char.IsAsciiDigit(word[0])) ?? "unknown";
    }

    /// <summary>The tag itself, else its language, else any region of that language; null when it is not spoken.</summary>
    public string? Find(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
        {
            return null;
        }

        var wanted = tag.ToLowerInvariant();
        var language = wanted.Split('-')[0];
        language = language == "zh" ? "cmn" : language;
        return _known.Contains(wanted) ? wanted
            : _known.Contains(language) ? language
            : Languages.FirstOrDefault(known => known.StartsWith(language + "-", StringComparison.Ordinal));
    }
}
