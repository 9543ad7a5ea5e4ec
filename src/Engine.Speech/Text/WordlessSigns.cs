using System.Globalization;
using System.Text;

namespace Engine.Speech.Text;

/// <summary>Characters that are neither letters nor punctuation, once those with words are words (SPEECH-14).</summary>
internal static class WordlessSigns
{
    /// <summary>Whether a text has anything in it that somebody could want to hear: a letter, a number or a sign. "..." has not.</summary>
    public static bool HasAnything(string text) => text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '%' or '&' or '#' or '@' or '*' or '\u00A7' or '\u00B6' or '\u2030' or '\u2031' || IsSign(rune));

    /// <summary>Symbols and numbers that are no digits.</summary>
    public static bool IsSign(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol
        or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    /// <summary>Beside words it says nothing that they do not: emoji, arrows, bars, bullets. Money and mathematics without a word are no ornament.</summary>
    public static bool IsOrnament(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.PrivateUse => true,

        // Most are pictures of a later Unicode; in the block of currencies they are money.
        UnicodeCategory.OtherNotAssigned => rune.Value is not (>= 0x20A0 and <= 0x20CF),
        UnicodeCategory.OtherNumber => rune.Value is 0x00B9 or 0x2070 or >= 0x2074 and <= 0x2079,
        UnicodeCategory.MathSymbol => rune.Value is '|' or '~' or 0x00AC or 0x2044 or >= 0x2190 and <= 0x21FF or 0x2219 or 0x22C5 or >= 0x25A0 and <= 0x27FF or >= 0x2900 and <= 0x297F,
        _ => false,
    };

    /// <summary>Emoji, dingbats, arrows and frames: passed over in languages without a table of signs too, where the voice names the other signs or not.</summary>
    public static bool IsPicture(Rune rune) => rune.Value >= 0x2190 && IsOrnament(rune);
}
