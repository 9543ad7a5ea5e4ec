using System.Globalization;
using System.Text;

namespace Engine.Speech.Text;

/// <summary>
/// Other forms of the same characters, brought to the usual one before a voice is chosen: full-width and mathematical letters, ligatures, digits of
/// other scripts, letters cut apart from their marks. What nobody sees (format characters, variation selectors) goes.
/// </summary>
internal static class CommonForms
{
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];

    /// <summary>The text in usual characters.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (folded.Length > 0 && rune.IsBmp && LatinLetters.Compose(folded[^1], (char)rune.Value) is { } composed)
            {
                folded[^1] = composed;
            }
            else
            {
                folded.Append(Usual(rune));
            }
        }

        return folded.ToString();
    }

    private static string Usual(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => ((char)(rune.Value - 0xFEE0)).ToString(),
        >= 0xFB00 and <= 0xFB06 => Ligatures[rune.Value - 0xFB00],
        >= 0x2160 and <= 0x217F => Romans[(rune.Value - 0x2160) % 16],
        >= 0x1D400 and <= 0x1D6A3 => Letter((rune.Value - 0x1D400) % 52),
        >= 0x24B6 and <= 0x24E9 => Letter((rune.Value - 0x24B6) % 52),
        >= 0x2460 and <= 0x249B or >= 0x24EA and <= 0x24FF or >= 0x2776 and <= 0x2793 => $" {Number(rune)} ",
        >= 0x2080 and <= 0x2089 => Number(rune),
        0x2126 => "\u03A9",
        0x212A => "K",
        0x212B => "\u00C5",
        0x066B => ".",
        0x066C => "",
        0x2010 or 0x2011 => "-",
        0x0060 or 0x00B4 or >= 0x02B9 and <= 0x02BF => "'",
        >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or 0x20E3 => "",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => Number(rune),

            // A zero-width joiner shapes letters in Persian and in Indic scripts; their voices know it.
            UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D) => "",
            UnicodeCategory.Control => " ",
            _ => rune.ToString(),
        },
    };

    private static string Letter(int place) => ((char)(place < 26 ? 'A' + place : 'a' + place - 26)).ToString();

    private static string Number(Rune rune) => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
}
