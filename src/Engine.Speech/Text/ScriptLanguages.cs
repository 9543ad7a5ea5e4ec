using System.Text;

namespace Engine.Speech.Text;

/// <summary>Which scripts a language is written in, and which language a text in a script most likely is.</summary>
internal static class ScriptLanguages
{
    private static readonly Script[] LatinOnly = [Script.Latin];

    private static readonly Dictionary<string, Script> Own = new(StringComparer.Ordinal)
    {
        ["el"] = Script.Greek, ["grc"] = Script.Greek, ["ba"] = Script.Cyrillic, ["be"] = Script.Cyrillic, ["bg"] = Script.Cyrillic, ["cv"] = Script.Cyrillic,
        ["kk"] = Script.Cyrillic, ["ky"] = Script.Cyrillic, ["mk"] = Script.Cyrillic, ["nog"] = Script.Cyrillic, ["ru"] = Script.Cyrillic,
        ["sr"] = Script.Cyrillic, ["tt"] = Script.Cyrillic, ["uk"] = Script.Cyrillic, ["hy"] = Script.Armenian, ["hyw"] = Script.Armenian,
        ["he"] = Script.Hebrew, ["ar"] = Script.Arabic, ["fa"] = Script.Arabic, ["sd"] = Script.Arabic, ["ug"] = Script.Arabic, ["ur"] = Script.Arabic,
        ["hi"] = Script.Devanagari, ["kok"] = Script.Devanagari, ["mr"] = Script.Devanagari, ["ne"] = Script.Devanagari, ["as"] = Script.Bengali,
        ["bn"] = Script.Bengali, ["bpy"] = Script.Bengali, ["pa"] = Script.Gurmukhi, ["gu"] = Script.Gujarati, ["or"] = Script.Oriya,
        ["ta"] = Script.Tamil, ["te"] = Script.Telugu, ["kn"] = Script.Kannada, ["ml"] = Script.Malayalam, ["si"] = Script.Sinhala, ["th"] = Script.Thai,
        ["my"] = Script.Myanmar, ["shn"] = Script.Myanmar, ["ka"] = Script.Georgian, ["ko"] = Script.Hangul, ["am"] = Script.Ethiopic,
        ["ja"] = Script.Kana, ["cmn"] = Script.Han, ["hak"] = Script.Han, ["yue"] = Script.Han,
    };

    /// <summary>Letters that only one language of the script has, before the language that is taken otherwise.</summary>
    private static readonly Dictionary<Script, (string Letters, string Language)[]> Telling = new()
    {
        [Script.Cyrillic] = [("\u0456\u0457\u0454\u0491", "uk"), ("\u045E", "be"), ("\u0452\u0458\u0459\u045A\u045B\u045F", "sr"), ("\u0453\u0455\u045C", "mk"), ("\u04D9\u0493\u049B\u04A3\u04B1", "kk")],
        [Script.Arabic] = [("\u0679\u0688\u0691\u06BA\u06D2", "ur"), ("\u067E\u0686\u0698\u06AF\u06CC", "fa")],
    };

    private static readonly Dictionary<Script, string> Usual = new()
    {
        [Script.Latin] = "en", [Script.Greek] = "el", [Script.Cyrillic] = "ru", [Script.Armenian] = "hy", [Script.Hebrew] = "he", [Script.Arabic] = "ar",
        [Script.Devanagari] = "hi", [Script.Bengali] = "bn", [Script.Gurmukhi] = "pa", [Script.Gujarati] = "gu", [Script.Oriya] = "or", [Script.Tamil] = "ta",
        [Script.Telugu] = "te", [Script.Kannada] = "kn", [Script.Malayalam] = "ml", [Script.Sinhala] = "si", [Script.Thai] = "th", [Script.Myanmar] = "my",
        [Script.Georgian] = "ka", [Script.Hangul] = "ko", [Script.Ethiopic] = "am", [Script.Kana] = "ja", [Script.Han] = "cmn",
    };

    /// <summary>Scripts that voices of the language read as words. The Hebrew and the Japanese voice spell Latin words, which is left to an English one.</summary>
    /// <param name="tag">Language tag in lower case, such as <c>ru-lv</c>.</param>
    public static IReadOnlyList<Script> Of(string tag) =>
        tag.Contains("-latn", StringComparison.Ordinal) || !Own.TryGetValue(tag.Split('-')[0], out var own) ? LatinOnly
        : own is Script.Hebrew or Script.Kana ? [own]
        : [own, Script.Latin];

    /// <summary>Languages of a text in that script, the likeliest first; none for a script nobody here speaks.</summary>
    /// <param name="script">Of the letters.</param>
    /// <param name="text">The whole text: Chinese characters beside Japanese syllables are Japanese, which no voice here reads.</param>
    public static IEnumerable<string> For(Script script, string text)
    {
        if (script == Script.Han && text.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && Scripts.Of(rune) == Script.Kana))
        {
            yield return "ja";
            yield break;
        }

        var lower = text.ToLowerInvariant();
        foreach (var (letters, language) in Telling.GetValueOrDefault(script, []))
        {
            if (lower.AsSpan().ContainsAny(letters))
            {
                yield return language;
            }
        }

        if (Usual.TryGetValue(script, out var usual))
        {
            yield return usual;
        }
    }
}
