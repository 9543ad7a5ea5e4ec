using System.Text;
using System.Text.RegularExpressions;
using Engine.Flows.Document.Marks;

namespace Engine.Flows.Document;

/// <summary>Numbers in E.164: a plus and 7 to 15 digits, the first not 0.</summary>
public static partial class PhoneNumber
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
        var number = Cleaned(trimmed);
        if (number.StartsWith('+') || number.StartsWith("00", StringComparison.Ordinal))
        {
            number = Cleaned(TrunkPrefix().Replace(trimmed, ""));
        }

        return IsE164(number.StartsWith("00", StringComparison.Ordinal) ? string.Concat("+", number.AsSpan(2)) : number) is { } good ? good : null;
    }

    private static string Cleaned(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsDecoration(c))
            {
                cleaned.Append(c);
            }
        }

        return cleaned.ToString();
    }

    /// <summary>Dialled at home only: behind a country code it would reach somebody else.</summary>
    [GeneratedRegex(@"\(\s*0\s*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrunkPrefix();

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
