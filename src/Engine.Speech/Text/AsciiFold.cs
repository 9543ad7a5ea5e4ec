using System.Text;

namespace Engine.Speech.Text;

/// <summary>Brings a text to ASCII for flite, whose English front end knows nothing else: accents go, typographic signs become plain.</summary>
internal static class AsciiFold
{
    /// <summary>Whether a letter has a likeness in ASCII; one without would be left out in silence.</summary>
    public static bool Has(Rune letter) => letter.IsBmp && LatinLetters.Plain((char)letter.Value) is not null;

    /// <summary>The text in ASCII; what has no likeness becomes a space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c switch
            {
                < '\u0080' => c.ToString(),
                '\u2018' or '\u2019' or '\u02BC' => "'",
                '\u201C' or '\u201D' or '\u00AB' or '\u00BB' => "\"",
                '\u2013' or '\u2014' or '\u2026' => ",",
                '\u2010' or '\u2011' => "-",
                >= '\u0300' and <= '\u036F' => "",
                _ => LatinLetters.Plain(c) ?? " ",
            });
        }

        return folded.ToString();
    }
}
