using System.Text;

namespace Engine.Speech.Text;

/// <summary>A text as English words in lower case, the way somebody would say it: numbers as words, no punctuation.</summary>
internal static class EnglishWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var run = new StringBuilder();
        foreach (var c in AsciiFold.Fold(text).ToLowerInvariant() + " ")
        {
            var joins = run.Length > 0 && char.IsAsciiDigit(c) == char.IsAsciiDigit(run[0]);
            if (run.Length > 0 && !(joins && (char.IsAsciiLetterOrDigit(c) || c == '\'')))
            {
                Take(words, run.ToString().Trim('\''));
                run.Clear();
            }

            if (char.IsAsciiLetterOrDigit(c) || (c == '\'' && run.Length > 0))
            {
                run.Append(c);
            }
            else if (c is '&' or '+')
            {
                words.Add(c == '&' ? "and" : "plus");
            }
        }

        return words;
    }

    private static void Take(List<string> words, string run)
    {
        if (run.Length > 0 && char.IsAsciiDigit(run[0]))
        {
            words.AddRange(EnglishNumbers.Cardinal(run).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));
        }
        else if (run.Length > 0)
        {
            words.Add(run);
        }
    }
}
