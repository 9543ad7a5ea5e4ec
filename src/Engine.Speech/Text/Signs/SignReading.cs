using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Speech.Text.Signs;

/// <summary>
/// Writes the signs of a text as the words that people say for them, by the table of the language (SPEECH-14): amounts, degrees, percent,
/// fractions, ordinals, ranges and the common symbols. Letters and punctuation stay.
/// </summary>
internal static partial class SignReading
{
    private static readonly Dictionary<string, SignGrammar> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(EnglishSigns.British), ["en-us"] = new(EnglishSigns.American), ["en-ca"] = new(EnglishSigns.American), ["de"] = new(GermanSigns.Words),
        ["de-ch"] = new(GermanSigns.Words with { DecimalMark = '.' }), ["de-li"] = new(GermanSigns.Words with { DecimalMark = '.' }), ["fr"] = new(FrenchSigns.Words),
        ["es"] = new(SpanishSigns.Words), ["es-mx"] = new(SpanishSigns.Words with { DecimalMark = '.' }), ["es-us"] = new(SpanishSigns.Words with { DecimalMark = '.' }),
        ["es-419"] = new(SpanishSigns.Words with { DecimalMark = '.' }), ["it"] = new(ItalianSigns.Words), ["it-ch"] = new(ItalianSigns.Words with { DecimalMark = '.' }),
        ["pt"] = new(PortugueseSigns.European), ["pt-br"] = new(PortugueseSigns.Brazilian),
    };

    /// <summary>The text with words for its signs; what has no word stays as it is.</summary>
    /// <param name="text">One line, single blanks, in the forms of <see cref="CommonForms"/>.</param>
    /// <param name="language">BCP 47 tag. A plain "en" is read as in Britain.</param>
    public static string Read(string text, string language)
    {
        var read = TableOf(language)?.Read(text) ?? Neutral(text, language.ToLowerInvariant());

        // A text without signs stays as it is, to the last blank; a word that was put in must not part a sentence from its full stop.
        return read == text ? text : BeforeStop().Replace(SpokenText.Clean(read), "${stop}");
    }

    /// <summary>Whether the language has a table: then what is left as a sign has no word, and no voice is asked for one.</summary>
    public static bool HasTable(string language) => TableOf(language) is not null;

    private static SignGrammar? TableOf(string language)
    {
        var tag = language.ToLowerInvariant();
        return ByLanguage.GetValueOrDefault(tag) ?? ByLanguage.GetValueOrDefault(tag.Split('-')[0]);
    }

    private static string Neutral(string text, string tag)
    {
        var isLatin = ScriptLanguages.Of(tag) is [Script.Latin];
        var read = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.ToString();
            var word = NeutralSigns.Currencies.GetValueOrDefault(sign) ?? (isLatin ? null : NeutralSigns.Passed.GetValueOrDefault(sign));
            read.Append(word is null ? sign : $" {word} ");
        }

        return read.ToString();
    }

    [GeneratedRegex(" (?<stop>[.,;:!?)])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeStop();
}

/// <summary>The table of one language made into patterns, once.</summary>
internal sealed class SignGrammar
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private const string Dash = "(,-|,\u2013|,\u2014|\\.-|\\.\u2013|\\.\u2014)?";

    /// <summary>Texts have 3,000 characters at most; what took longer would be a defect.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SignWords _words;
    private readonly Regex _minus;
    private readonly Regex _range;
    private readonly Regex _money;
    private readonly Regex _counted;

    public SignGrammar(SignWords words)
    {
        _words = words;
        var number = (words.DecimalMark == ',' ? "[0-9]{1,3}( [0-9]{3})+(?![0-9])([.,][0-9]{1,2})?|" : "")
            + "[0-9]{1,3}([.,'\u2019][0-9]{3})+(?![0-9])([.,][0-9]{1,2}(?![0-9]))?|[0-9]+([.,][0-9]+)?";
        var sign = string.Join('|', words.Currencies.Keys.OrderByDescending(key => key.Length).Select(Sign));
        var scale = string.Join('|', words.Scales.Keys.OrderByDescending(key => key.Length).Select(key => (key.Length > 1 ? " ?" : "") + $"(?<k>{Regex.Escape(key)})(?![\\p{{L}}0-9])"));
        _money = new Regex(
            $"(?<s>{sign}) ?(?<n>{number}){Dash}({scale})?|(?<![0-9.,])(?<n>[0-9]+)(?<s>[\u20AC$\u00A3])(?<c>[0-9]{{2}})(?![0-9])|(?<![0-9.,])(?<n>{number}){Dash}({scale})? ?(?<s>{sign})(?![0-9])",
            Options, Patience);
        _minus = new Regex($"(?<![\\p{{L}}0-9.,)/:%\u00B0\u20AC$\u00A3-])((?<![0-9] )(?<s>{sign}) ?)?(-|\u2212 ?)(?=(({sign}) ?)?[0-9])", Options, Patience);
        _range = new Regex(
            $"(?<=[0-9%\u00B0\u20AC$\u00A3]) ?[\u2013] ?(?=(({sign}) ?)?[0-9])|(?<=[%\u00B0\u20AC$\u00A3])-(?=[0-9])(?<=[0-9] ?.-)" +
            "|(?<![\\p{L}0-9.,/)+-])(?<a>[0-9]{1,3})-(?<b>[0-9]{1,3})(?![\\p{L}0-9/-]|[.,][0-9])",
            Options, Patience);
        _counted = new Regex(
            $"((?<![0-9.,])(?<n>{number}) ?)?((?<d>\u00B0 ?[CF](?!\\p{{L}})|\u2103|\u2109|\u00B0)|(?<p>%)|(?<f>[\u00BC-\u00BE\u2150-\u215E])|(?<![0-9])(?<x>[0-9]+)\u2044(?<y>[0-9]+))|(?<w>[0-9])(?<e>[\u2070\u00B9\u2074-\u2079]+)", Options, Patience);
    }

    /// <summary>The text with words for its signs.</summary>
    public string Read(string text)
    {
        var read = _words.Ordinals(text);
        read = Numbered(read);
        read = _range.Replace(read, Range);
        read = _minus.Replace(read, found => $" {_words.Minus} {found.Groups["s"].Value}");
        read = _money.Replace(read, Money);
        read = _counted.Replace(read, Counted);
        return Others(read);
    }

    /// <summary>"n° 5", "Nº 5", "No. 5" with a sign: the degree sign there is no degree.</summary>
    private string Numbered(string text) => Regex.Replace(text, "(?<!\\p{L})[Nn][\u00B0\u00BA]\\.?(?= ?[0-9])", $"{_words.Number} ", Options, Patience);

    /// <summary>Two short numbers with a hyphen are a range when they rise; "5-2" and longer chains are codes.</summary>
    private string Range(Match found) =>
        !found.Groups["a"].Success ? $" {_words.To} "
        : int.Parse(found.Groups["a"].Value, CultureInfo.InvariantCulture) < int.Parse(found.Groups["b"].Value, CultureInfo.InvariantCulture)
            && found.Groups["a"].Value[0] != '0' ? $"{found.Groups["a"].Value} {_words.To} {found.Groups["b"].Value}"
        : found.Value;

    private string Money(Match found)
    {
        var number = found.Groups["n"].Value + (found.Groups["c"].Success ? $"{_words.DecimalMark}{found.Groups["c"].Value}" : "");
        return $" {Amounts.Money(_words, _words.Currencies[found.Groups["s"].Value], number, found.Groups["k"].Success ? found.Groups["k"].Value : null)} ";
    }

    private string Counted(Match found)
    {
        var number = found.Groups["n"].Value;
        if (found.Groups["e"].Success)
        {
            return $"{found.Groups["w"].Value} {_words.Power} {string.Concat(found.Groups["e"].Value.EnumerateRunes().Select(rune => (int)Rune.GetNumericValue(rune)))} ";
        }

        if (found.Groups["p"].Success)
        {
            return $" {Count(_words.Percent, number)} ";
        }

        if (found.Groups["d"].Success)
        {
            var unit = found.Groups["d"].Value;
            return $" {Count(_words.Degrees, number)}{(unit[^1] is 'C' or '\u2103' ? " Celsius" : unit[^1] is 'F' or '\u2109' ? " Fahrenheit" : "")} ";
        }

        var fraction = found.Groups["f"].Success ? _words.Fractions.GetValueOrDefault(found.Groups["f"].Value) ?? found.Groups["f"].Value : Fraction(found.Groups["x"].Value, found.Groups["y"].Value);
        return number.Length == 0 ? $" {fraction} " : $" {number} {_words.And} {fraction} ";
    }

    private string Fraction(string over, string under)
    {
        var value = double.Parse(over, CultureInfo.InvariantCulture) / double.Parse(under, CultureInfo.InvariantCulture);
        return _words.Fractions.FirstOrDefault(known => Math.Abs(CharUnicodeInfo.GetNumericValue(known.Key[0]) - value) < 1e-9).Value ?? $"{over} {_words.Over} {under}";
    }

    private static string Count(CountedWord word, string number) => number.Length == 0 ? word.Many : word.Of(number);

    private string Others(string text)
    {
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            var word = text[i] switch
            {
                '#' => char.IsAsciiDigit(after) ? _words.Number : _words.Hash,
                '*' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after) ? _words.Times : !char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after) && before != '*' && after != '*' ? _words.Star : " ",
                '~' => char.IsAsciiDigit(after) ? _words.About : " ",
                '_' when !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) => " ",
                var c => _words.Signs.GetValueOrDefault(c.ToString()) ?? _words.Currencies.GetValueOrDefault(c.ToString())?.Whole.Many,
            };
            read.Append(word is null ? text[i].ToString() : $" {word} ");
        }

        return read.ToString();
    }

    /// <summary>A code or a prefix of letters is one only where no other letter touches it.</summary>
    private static string Sign(string key) => char.IsAsciiLetter(key[0])
        ? $"(?<!\\p{{L}}){Regex.Escape(key)}{(char.IsAsciiLetter(key[^1]) ? "(?!\\p{L})" : "")}"
        : Regex.Escape(key);
}
