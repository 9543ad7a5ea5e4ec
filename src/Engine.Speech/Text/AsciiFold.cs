using System.Text;

namespace Engine.Speech.Text;

/// <summary>Brings a text to ASCII for flite, whose English front end knows nothing else: accents go, typographic signs become plain.</summary>
internal static class AsciiFold
{
    private const string Latin1 =
        "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

    /// <summary>The text in ASCII; what has no likeness becomes a space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c switch
            {
                < '\u0080' => c,
                '\u2018' or '\u2019' or '\u02BC' => '\'',
                '\u201C' or '\u201D' or '\u00AB' or '\u00BB' => '"',
                '\u2013' or '\u2014' or '\u2026' => ',',
                >= '\u00C0' and <= '\u00FF' => Latin1[c - '\u00C0'],
                _ => ' ',
            });
        }

        return folded.ToString();
    }
}
