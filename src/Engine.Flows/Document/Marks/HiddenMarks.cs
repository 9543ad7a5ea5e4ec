using System.Globalization;
using System.Text;

namespace Engine.Flows.Document.Marks;

/// <summary>
/// Marks that nobody sees and that come along when a number or a name is copied: format characters (Unicode category Cf: soft hyphens, joiners, marks of
/// direction, byte order marks, tags), variation selectors, and the few letters and marks that are defined to have no width. They mean nothing in a
/// phone number or a variable's name and leave both (API-55); texts that are spoken keep them.
/// </summary>
public static class HiddenMarks
{
    /// <summary>The text without them; the same text when it has none. What is no Unicode stays for others to refuse.</summary>
    public static string Removed(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            if (!isRune || !IsHidden(rune))
            {
                kept.Append(text, at, length);
            }

            at += length;
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F // variation selectors
        or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0; // joiner and fillers: Default_Ignorable_Code_Point
}
