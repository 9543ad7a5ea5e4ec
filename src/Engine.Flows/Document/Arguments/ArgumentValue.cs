using System.Buffers;
using System.Globalization;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Document.Arguments;

/// <summary>One argument's text against its declared type; on success in one spelling, so that rules compare like with like.</summary>
internal sealed record ArgumentValue(string? Value, string? Fault)
{
    private static readonly SearchValues<char> DecimalLetters = SearchValues.Create("0123456789.");

    public static ArgumentValue Check(FlowArgument argument, string text)
    {
        var max = argument.MaxLength ?? FlowLimits.DefaultArgumentLength;
        if (!Characters.Fits(text, max))
        {
            return Bad($"Must have at most {max} characters; these are {Characters.Count(text)}.");
        }

        return argument.Type switch
        {
            ArgumentType.Phone => PhoneNumber.Normalize(text) is { } number ? Good(number) : Bad("Must be a phone number in E.164, such as +12025550100."),
            ArgumentType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? Good(whole.ToString(CultureInfo.InvariantCulture))
                : Bad("Must be a whole number."),
            ArgumentType.Number => Decimal(text) is { } number ? Good(number) : Bad("Must be a number with a point for decimals."),
            ArgumentType.Boolean => bool.TryParse(text, out var flag) ? Good(flag ? "true" : "false") : Bad("Must be \"true\" or \"false\"."),
            ArgumentType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? Good(text)
                : Bad("Must be a date such as 2026-01-31."),
            ArgumentType.Enum => argument.Values?.Contains(text, StringComparer.Ordinal) == true
                ? Good(text)
                : Bad($"Must be one of: {string.Join(", ", argument.Values ?? [])}."),
            _ => Good(text),
        };
    }

    /// <summary>Without plus and leading zeros, with every digit it came with: no type of the runtime holds as many as people may send.</summary>
    private static string? Decimal(string text)
    {
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExcept(DecimalLetters) || ExactNumber.Parse(text, ExactNumber.Spelling.Any) is not { } number)
        {
            return null;
        }

        var plain = digits.TrimStart('0').TrimEnd('.').ToString();
        plain = plain is "" or ['.', ..] ? "0" + plain : plain;
        return number.IsNegative ? "-" + plain : plain;
    }

    private static ArgumentValue Good(string value) => new(value, null);

    private static ArgumentValue Bad(string fault) => new(null, fault);
}
