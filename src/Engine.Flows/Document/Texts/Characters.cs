namespace Engine.Flows.Document.Texts;

/// <summary>
/// Lengths of texts as JSON Schema counts them (RFC 8259 §7, JSON Schema 2020-12 §6.3.1): Unicode code points. A string's own length counts UTF-16 code
/// units, two for each character beyond the first 65,536.
/// </summary>
public static class Characters
{
    /// <summary>Code points; half a surrogate pair counts as one.</summary>
    public static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether the text has at most so many characters; a long text is not counted to its end.</summary>
    public static bool Fits(string text, int most) => text.Length <= most || (text.Length <= 2L * most && Count(text) <= most);

    /// <summary>The first so many characters, none of them cut in half.</summary>
    public static string Cut(string text, int most)
    {
        var units = 0;
        foreach (var character in text.EnumerateRunes())
        {
            if (most-- == 0)
            {
                return text[..units];
            }

            // Half a pair is read as a replacement character, which is as long as it: one unit.
            units += character.Utf16SequenceLength;
        }

        return text;
    }
}
