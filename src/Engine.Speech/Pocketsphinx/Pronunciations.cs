using System.Globalization;

namespace Engine.Speech.Pocketsphinx;

/// <summary>How English words sound, in the phones of the CMU dictionary: the dictionary first, letter-to-sound rules for the rest. Thread-safe.</summary>
internal sealed class Pronunciations
{
    /// <summary>The phones of the model; anything else would be refused by it.</summary>
    public static readonly IReadOnlyList<string> Phones =
    [
        "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K",
        "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ];

    private readonly Dictionary<string, string[]> _known;
    private readonly Func<string, string[]?> _guess;

    private Pronunciations(Dictionary<string, string[]> known, Func<string, string[]?> guess)
    {
        _known = known;
        _guess = guess;
    }

    /// <summary>The words of the dictionary, each once, in no order.</summary>
    public IReadOnlyList<string> Words => [.. _known.Keys];

    /// <summary>Reads a dictionary of lines such as <c>either IY DH ER</c> and <c>either(2) AY DH ER</c>.</summary>
    /// <param name="lines">The dictionary.</param>
    /// <param name="guess">Phones of a word that is not in it, or null.</param>
    public static Pronunciations Read(IEnumerable<string> lines, Func<string, string[]?> guess)
    {
        var known = new Dictionary<string, string[]>(140_000, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank <= 0)
            {
                continue;
            }

            var (word, phones) = (line[..blank], line[(blank + 1)..].Trim());
            var bracket = word.IndexOf('(', StringComparison.Ordinal);
            word = bracket > 0 ? word[..bracket] : word;
            known[word] = known.TryGetValue(word, out var others) ? [.. others, phones] : [phones];
        }

        return new Pronunciations(known, guess);
    }

    /// <summary>A word of the dictionary as lines that <see cref="Read"/> understands.</summary>
    public IEnumerable<string> Lines(string word) =>
        _known[word].Select((phones, way) => way == 0 ? $"{word} {phones}" : string.Create(CultureInfo.InvariantCulture, $"{word}({way + 1}) {phones}"));

    /// <summary>The ways to say a word in lower case; none when nobody knows.</summary>
    public IReadOnlyList<string> Of(string word)
    {
        if (_known.TryGetValue(word, out var ways))
        {
            return ways;
        }

        return _guess(word) is { Length: > 0 } guessed && guessed.All(Phones.Contains) ? [string.Join(' ', guessed)] : [];
    }
}
