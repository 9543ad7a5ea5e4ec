using System.Text;

namespace Engine.Speech.Text;

/// <summary>
/// Cuts a text into what an engine says and how long it pauses. SSML is read here, so that every engine does the same with it; tags that
/// nothing can be done about are dropped and their text kept (FLOW-52).
/// </summary>
internal static class SpokenText
{
    private const int MostPieces = 200;

    /// <summary>
    /// The pieces, or null: nothing to say, or SSML that is not well formed. Markup may hold pauses only: <c>break</c> always works (FLOW-52).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language tag.</param>
    /// <param name="isSsml">Whether it is SSML; null: when it starts so.</param>
    public static IReadOnlyList<SpokenPiece>? TryParse(string text, string language = "en", bool? isSsml = null)
    {
        var trimmed = text.Trim();
        if (!(isSsml ?? LooksLikeSsml(trimmed)))
        {
            return WordlessSigns.HasAnything(trimmed) ? [new SpokenPiece(Clean(trimmed), 0)] : null;
        }

        var pieces = SsmlReading.TryRead(trimmed, language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return pieces is { Count: <= MostPieces } ? pieces : null;
    }

    /// <summary>An XML declaration may stand before the root.</summary>
    public static bool LooksLikeSsml(string text)
    {
        var start = text.TrimStart();
        var declaration = start.StartsWith("<?xml ", StringComparison.Ordinal) ? start.IndexOf("?>", StringComparison.Ordinal) : -1;
        return (declaration < 0 ? start : start[(declaration + 2)..].TrimStart()).StartsWith("<speak", StringComparison.Ordinal);
    }

    /// <summary>Without control characters and with single blanks.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var next = char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c;
            if (next != ' ' || (clean.Length > 0 && clean[^1] != ' '))
            {
                clean.Append(next);
            }
        }

        return clean.ToString().TrimEnd();
    }
}
