using System.Globalization;
using System.Text;
using Engine.Speech.Text;

namespace Engine.Speech.Pocketsphinx;

/// <summary>
/// What a spoken menu adds to free speech: each phrase as one word of its own (<c>zp3</c> is phrase 3), so that it can be read back from what
/// was decoded however it was spelled, and a language model in which these words are likely. Nothing that was written for a caller stands
/// in the model, only numbers.
/// </summary>
internal sealed class PhraseLanguage
{
    /// <summary>Ways to say one phrase; further combinations of its words' pronunciations are left out.</summary>
    public const int MaxWays = 6;

    private const string Prefix = "zp";

    private readonly IReadOnlyList<string> _phrases;

    private PhraseLanguage(IReadOnlyList<string> phrases, IReadOnlyList<(string Word, string Phones)> words, string arpa)
    {
        _phrases = phrases;
        Words = words;
        Arpa = arpa;
    }

    /// <summary>Words to add to the decoder, other ways to say one after it as <c>word(2)</c>.</summary>
    public IReadOnlyList<(string Word, string Phones)> Words { get; }

    /// <summary>All phrases equally likely, whatever was said before, in the format of ARPA.</summary>
    public string Arpa { get; }

    /// <summary>The language, or null when no phrase can be pronounced.</summary>
    public static PhraseLanguage? Of(IReadOnlyList<string> phrases, Pronunciations pronunciations)
    {
        var words = new List<(string, string)>();
        var names = new List<string>();
        for (var p = 0; p < phrases.Count; p++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{p}");
            var ways = Ways(EnglishWords.Of(phrases[p]), pronunciations);
            words.AddRange(ways.Select((way, w) => (w == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({w + 1})"), way)));
            if (ways.Count > 0)
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : new PhraseLanguage(phrases, words, Model(names));
    }

    /// <summary>The decoded text, and the first phrase that stands in it.</summary>
    public (string Text, string? Phrase) Read(string decoded)
    {
        var words = decoded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (string.Join(' ', words.Select(word => PhraseOf(word) ?? word)), words.Select(PhraseOf).FirstOrDefault(phrase => phrase is not null));
    }

    private string? PhraseOf(string word) =>
        word.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(word.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _phrases.Count
            ? _phrases[index]
            : null;

    /// <summary>The phrase's phones, in every way its words can be said; none when one of them cannot.</summary>
    private static List<string> Ways(IReadOnlyList<string> words, Pronunciations pronunciations)
    {
        List<string> ways = words.Count == 0 ? [] : [""];
        foreach (var word in words)
        {
            ways = [.. ways.SelectMany(start => pronunciations.Of(word).Select(phones => $"{start} {phones}".TrimStart())).Take(MaxWays)];
        }

        return ways;
    }

    private static string Model(List<string> names)
    {
        var each = Math.Log10(1.0 / names.Count);
        var arpa = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"\\data\\\nngram 1={names.Count}\n\n\\1-grams:\n"));
        foreach (var name in names)
        {
            arpa.Append(CultureInfo.InvariantCulture, $"{each:F4}\t{name}\n");
        }

        return arpa.Append("\n\\end\\\n").ToString();
    }
}
