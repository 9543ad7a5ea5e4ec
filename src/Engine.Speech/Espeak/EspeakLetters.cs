using System.Text;
using Engine.Speech.Text;

namespace Engine.Speech.Espeak;

/// <summary>
/// Letters that a voice of espeak-ng reads. Others it names by their number ("letter one eight zero"), or leaves out: Latin letters that are not
/// the language's own are brought to the plain letter first.
/// </summary>
internal static class EspeakLetters
{
    /// <summary>End of the Latin letters that every voice reads somehow: Latin-1 and Latin Extended-A.</summary>
    private const int LastCommon = 0x017F;

    /// <summary>Whether the voice has a sound for the letter.</summary>
    /// <param name="voice">Its name, which is its language tag in lower case.</param>
    /// <param name="letter">A letter.</param>
    public static bool Says(string voice, Rune letter)
    {
        var script = Scripts.Of(letter);
        return ScriptLanguages.Of(voice).Contains(script)
            && (script != Script.Latin || letter.Value <= LastCommon || (letter.IsBmp && (IsOwn(voice, (char)letter.Value) || LatinLetters.Plain((char)letter.Value) is not null)));
    }

    /// <summary>The text with the Latin letters that the voice does not read made plain.</summary>
    public static string Fold(string text, string voice)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c > LastCommon && !IsOwn(voice, c) ? LatinLetters.Plain(c) ?? c.ToString() : c.ToString());
        }

        return folded.ToString();
    }

    private static bool IsOwn(string voice, char letter) => voice.Split('-')[0] switch
    {
        "vi" => letter is '\u01A0' or '\u01A1' or '\u01AF' or '\u01B0' or >= '\u1EA0' and <= '\u1EF9',
        "ro" => letter is >= '\u0218' and <= '\u021B',
        "az" => letter is '\u018F' or '\u0259',
        "cy" => letter is >= '\u1E80' and <= '\u1E85' or '\u1EF2' or '\u1EF3',
        "cmn" or "yue" or "hak" => letter is >= '\u01CD' and <= '\u01DC',
        _ => false,
    };
}
