using System.Globalization;
using System.Text;
using Engine.Speech.Text;

namespace Engine.Speech.Voicing;

/// <summary>Names the characters that could not be spoken, for the author of a flow.</summary>
internal static class CharacterNames
{
    /// <summary>More of them say nothing more.</summary>
    private const int MostNamed = 12;

    /// <summary>"འ (U+0F60), ཡ (U+0F61) and 3 more"; of a sensitive text only what kind they are.</summary>
    public static string Of(IReadOnlyList<Rune> characters, bool sensitive)
    {
        if (sensitive)
        {
            return string.Join(", ", characters.Select(Kind).Distinct(StringComparer.Ordinal));
        }

        var named = string.Join(", ", characters.Take(MostNamed).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one} (U+{one.Value:X4})")));
        return characters.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"{named} and {characters.Count - MostNamed} more") : named;
    }

    private static string Kind(Rune one) => !Rune.IsLetter(one) ? "symbols"
        : Scripts.Of(one) is var script && script == Script.Other ? "letters of a script that no voice here knows"
        : $"{script} letters";
}
