using System.Text;
using Engine.Flows.Document.Marks;

namespace Engine.Flows.Document;

/// <summary>Numbers in E.164: a plus and 7 to 15 digits, the first not 0.</summary>
public static class PhoneNumber
{
    private const int MinDigits = 7;
    private const int MaxDigits = 15;

    /// <summary>Longest text looked at, characters; more cannot be a number however it is written.</summary>
    private const int MaxText = 64;

    /// <summary>
    /// Cleans what people type (blanks, dashes, dots, parentheses, a trunk prefix written "(0)", leading 00, marks nobody sees) and checks the rest.
    /// Null when it is no E.164 number.
    /// </summary>
    public static string? Normalize(string? text)
    {
        if (text is null || HiddenMarks.Removed(text) is not { Length: <= MaxText } visible)
        {
            return null;
        }

        var trimmed = visible.Trim();
        var cleaned = new StringBuilder(trimmed.Length);
        foreach (var c in trimmed.StartsWith('+') ? trimmed.Replace("(0)", "", StringComparison.Ordinal) : trimmed)
        {
            if (!IsDecoration(c))
            {
                cleaned.Append(c);
            }
        }

        var number = cleaned.ToString();
        return IsE164(number.StartsWith("00", StringComparison.Ordinal) ? string.Concat("+", number.AsSpan(2)) : number) is { } good ? good : null;
    }

    private static string? IsE164(string number)
    {
        var digits = number.Length - 1;
        return digits is >= MinDigits and <= MaxDigits && number[0] == '+' && number[1] != '0' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? number
            : null;
    }

    /// <summary>Also the dashes and blanks that text processors put in their place.</summary>
    private static bool IsDecoration(char c) =>
        char.IsWhiteSpace(c) || c is '-' or '.' or '(' or ')' or (>= '\u2010' and <= '\u2015') or '\u2212';
}
