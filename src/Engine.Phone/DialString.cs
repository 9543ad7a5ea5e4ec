using System.Diagnostics.CodeAnalysis;

namespace Engine.Phone;

/// <summary>Keys and pauses as people write them into a phone: <c>1,,42#</c>.</summary>
public static class DialString
{
    /// <summary>Keys and pauses of one text; beyond it the text is refused.</summary>
    public const int MostKeys = 100;

    private const string Keys = "0123456789*#ABCD";

    /// <summary>A person needs a moment, and a menu that began with the answer one too.</summary>
    private static readonly TimeSpan FirstKeyAt = TimeSpan.FromSeconds(1);

    /// <summary>From the start of one key to that of the next: a key of 100 ms and as much silence.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads the text.</summary>
    /// <param name="text">0–9, *, #, A–D, and a comma for a pause of one second; may be empty.</param>
    /// <param name="keys">Each key with its time after the answer.</param>
    /// <param name="fault">What is wrong, to be put behind the name of the value; null when nothing is.</param>
    public static bool TryRead(string text, out IReadOnlyList<PhoneKey> keys, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        keys = [];
        fault = null;
        if (text.Length > MostKeys)
        {
            fault = $"takes {MostKeys} keys and commas at most, not {text.Length}.";
            return false;
        }

        var read = new List<PhoneKey>();
        var at = FirstKeyAt;
        foreach (var letter in text.Select(char.ToUpperInvariant))
        {
            if (letter == ',')
            {
                at += Pause;
                continue;
            }

            if (!Keys.Contains(letter, StringComparison.Ordinal))
            {
                fault = $"takes the keys 0-9 * # A-D and commas, not {letter}.";
                return false;
            }

            read.Add(new PhoneKey(at, letter));
            at += Step;
        }

        keys = read;
        return true;
    }
}
