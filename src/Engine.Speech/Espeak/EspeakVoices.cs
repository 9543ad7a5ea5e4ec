namespace Engine.Speech.Espeak;

/// <summary>The languages espeak-ng lists, and how a BCP 47 tag finds one.</summary>
internal sealed class EspeakVoices
{
    private readonly HashSet<string> _known;

    private readonly Dictionary<string, string> _others;

    private EspeakVoices(IReadOnlyList<string> languages, Dictionary<string, string> others)
    {
        Languages = languages;
        _others = others;
        _known = new HashSet<string>(languages, StringComparer.Ordinal);
    }

    /// <summary>Tags in lower case, as the program lists them.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Other languages that one of the voices is listed for, such as <c>no</c> and <c>zh</c>, without regions.</summary>
    public IReadOnlyList<string> OtherLanguages => [.. _others.Keys];

    /// <summary>Reads the table of <c>--voices</c>: priority, language, gender, name, file.</summary>
    public static EspeakVoices Read(string table)
    {
        var rows = table.Split('\n')
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 4)
            .Select(words => (Language: words[1].ToLowerInvariant(), Others: words.Where(word => word[0] == '(' || word.Contains(")(", StringComparison.Ordinal))))
            .ToList();
        List<string> languages = [.. rows.Select(row => row.Language).Distinct(StringComparer.Ordinal)];
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, listed) in rows)
        {
            foreach (var other in listed.Select(word => word[(word.IndexOf('(', StringComparison.Ordinal) + 1)..].ToLowerInvariant()))
            {
                if (!other.Contains('-', StringComparison.Ordinal) && !languages.Contains(other))
                {
                    others.TryAdd(other, language);
                }
            }
        }

        return new EspeakVoices(languages, others);
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
        return _known.Contains(wanted) ? wanted
            : _known.Contains(language) ? language
            : Languages.FirstOrDefault(known => known.StartsWith(language + "-", StringComparison.Ordinal)) ?? _others.GetValueOrDefault(language);
    }
}
