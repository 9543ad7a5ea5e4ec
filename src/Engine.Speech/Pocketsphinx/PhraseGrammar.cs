using System.Globalization;
using System.Text;
using Engine.Speech.Text;

namespace Engine.Speech.Pocketsphinx;

/// <summary>
/// The grammar of a spoken menu: one of the phrases, with the polite words people put around it. Words of phrases get names of their own
/// (<c>zp3x0</c>: word 0 of phrase 3), so that the phrase can be read back from what was decoded, however it was spelled.
/// </summary>
internal sealed class PhraseGrammar
{
    /// <summary>Name of the search.</summary>
    public const string Search = "menu";

    private static readonly string[] Before =
    [
        "um", "uh", "yeah", "okay", "well", "hello",
        "i want", "i want to", "i'd like", "i'd like to", "i would like", "i would like to", "i need", "can i have",
        "give me", "get me", "put me through to", "connect me to", "i want to talk to", "i'd like to speak to", "talk to", "speak to",
        "it's", "it is", "that's", "this is", "my answer is", "i'll take", "let me", "option", "number",
    ];

    private static readonly string[] Articles = ["the", "a", "an", "my", "some"];

    private static readonly string[] After = ["please", "thanks", "thank you", "department", "now", "today"];

    private readonly IReadOnlyList<string> _phrases;

    private PhraseGrammar(IReadOnlyList<string> phrases, IReadOnlyList<(string Word, string Phones)> words, string jsgf)
    {
        _phrases = phrases;
        Words = words;
        Jsgf = jsgf;
    }

    /// <summary>Words to add to the decoder, other ways to say one after it as <c>word(2)</c>.</summary>
    public IReadOnlyList<(string Word, string Phones)> Words { get; }

    public string Jsgf { get; }

    /// <summary>The grammar, or null when no phrase can be pronounced.</summary>
    public static PhraseGrammar? Of(IReadOnlyList<string> phrases, Pronunciations pronunciations)
    {
        var words = new List<(string, string)>();
        var alternatives = new List<string>();
        for (var p = 0; p < phrases.Count; p++)
        {
            var ways = EnglishWords.Of(phrases[p]).Select(pronunciations.Of).ToArray();
            if (ways.Length == 0 || ways.Any(way => way.Count == 0))
            {
                continue;
            }

            var names = ways.Select((_, w) => string.Create(CultureInfo.InvariantCulture, $"zp{p}x{w}")).ToArray();
            alternatives.Add(string.Join(' ', names));
            for (var w = 0; w < ways.Length; w++)
            {
                Name(words, names[w], ways[w]);
            }
        }

        if (alternatives.Count == 0)
        {
            return null;
        }

        var spoken = new HashSet<string>(phrases.Select(phrase => string.Join(' ', EnglishWords.Of(phrase))), StringComparer.Ordinal);
        var jsgf = new StringBuilder("#JSGF V1.0;\ngrammar menu;\npublic <menu> = [<before>] [<article>] <phrase> [<after>];\n");
        Rule(jsgf, "before", Carriers(Before, spoken, words, pronunciations));
        Rule(jsgf, "article", Carriers(Articles, spoken, words, pronunciations));
        Rule(jsgf, "after", Carriers(After, spoken, words, pronunciations));
        Rule(jsgf, "phrase", alternatives);
        return new PhraseGrammar(phrases, words, jsgf.ToString());
    }

    /// <summary>What was decoded as text, and the phrase that stands in it.</summary>
    public (string Text, string? Phrase) Read(string decoded)
    {
        var text = new List<string>();
        string? phrase = null;
        foreach (var word in decoded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PhraseOf(word) is not { } found)
            {
                text.Add(word[2..]);
            }
            else if (phrase is null)
            {
                phrase = found;
                text.Add(found);
            }
        }

        return (string.Join(' ', text), phrase);
    }

    private string? PhraseOf(string word)
    {
        var end = word.IndexOf('x', StringComparison.Ordinal);
        return word.StartsWith("zp", StringComparison.Ordinal) && end > 2
            && int.TryParse(word.AsSpan(2, end - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? _phrases[index]
            : null;
    }

    /// <summary>Carrier words are named <c>zc…</c>; one that is itself a phrase is left out, it must not hide the choice.</summary>
    private static List<string> Carriers(string[] carriers, HashSet<string> spoken, List<(string, string)> words, Pronunciations pronunciations)
    {
        var kept = new List<string>();
        foreach (var carrier in carriers.Where(carrier => !spoken.Contains(carrier)))
        {
            var parts = carrier.Split(' ');
            if (parts.All(part => pronunciations.Of(part).Count > 0))
            {
                kept.Add(string.Join(' ', parts.Select(part => "zc" + part)));
                foreach (var part in parts)
                {
                    Name(words, "zc" + part, pronunciations.Of(part));
                }
            }
        }

        return kept;
    }

    private static void Name(List<(string Word, string Phones)> words, string name, IReadOnlyList<string> ways)
    {
        if (words.Exists(word => word.Word == name))
        {
            return;
        }

        for (var i = 0; i < ways.Count; i++)
        {
            words.Add((i == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({i + 1})"), ways[i]));
        }
    }

    private static void Rule(StringBuilder jsgf, string name, List<string> alternatives) =>
        jsgf.Append(CultureInfo.InvariantCulture, $"<{name}> = {string.Join(" | ", alternatives)};\n");
}
