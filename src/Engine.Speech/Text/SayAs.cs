using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Speech.Text;

/// <summary>Expands <c>say-as</c>, since engines differ here: single characters in every language, numbers, dates, times and money in English words.</summary>
internal static partial class SayAs
{
    /// <summary>The patterns are bounded; what took longer would be a defect.</summary>
    private const int PatienceMs = 1000;

    private static readonly Dictionary<string, (string One, string Many, string Cent, string Cents)> Currencies = new(StringComparer.Ordinal)
    {
        ["$"] = ("dollar", "dollars", "cent", "cents"), ["USD"] = ("dollar", "dollars", "cent", "cents"),
        ["\u20AC"] = ("euro", "euros", "cent", "cents"), ["EUR"] = ("euro", "euros", "cent", "cents"),
        ["\u00A3"] = ("pound", "pounds", "penny", "pence"), ["GBP"] = ("pound", "pounds", "penny", "pence"),
    };

    /// <summary>The text as it shall be spoken; unchanged when it cannot be read as what it is said to be.</summary>
    public static string Read(string text, string kind, string format, bool english) => kind switch
    {
        "characters" or "spell-out" or "verbatim" or "digits" => Spell(text),
        "telephone" => Telephone(text, english),
        "cardinal" or "number" when english && Whole(text) is { } number => EnglishNumbers.Cardinal(number),
        "ordinal" when english && Whole(text) is { } number => EnglishNumbers.Ordinal(number),
        "date" when english => Date(text, format) ?? text,
        "time" when english => Time(text) ?? text,
        "currency" when english => Currency(text) ?? text,
        _ => text,
    };

    /// <summary>Engines read "4271" as a number and "4 2 7 1" as digits.</summary>
    private static string Spell(string text) => string.Join(' ', text.Where(c => !char.IsWhiteSpace(c)));

    private static string Telephone(string text, bool english)
    {
        var spoken = Spell(string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is '+' or '*' or '#')));
        return english ? spoken.Replace("+", "plus", StringComparison.Ordinal) : spoken;
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000 ? number : null;

    /// <summary>Year first as ISO 8601 has it, else as the format says; month first without one.</summary>
    private static string? Date(string text, string format)
    {
        var parts = text.Split('-', '/', '.');
        if (parts.Length != 3 || !parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var order = parts[0].Length == 4 ? "ymd" : format is "dmy" or "ydm" ? format : "mdy";
        int At(char part) => int.Parse(parts[order.IndexOf(part, StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        var (year, month, day) = (At('y'), At('m'), At('d'));
        if (year is < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return $"{name} {EnglishNumbers.Ordinal(day)}, {EnglishNumbers.Year(year)}";
    }

    private static string? Time(string text)
    {
        var match = ClockTime().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (hour, minute) = (Number(match, "hour"), Number(match, "minute"));
        var half = match.Groups["half"].Value.ToLowerInvariant();
        var limit = half.Length == 0 ? 23 : 12;
        if (hour > limit || minute > 59 || (half.Length > 0 && hour == 0))
        {
            return null;
        }

        var afternoon = half.Length == 0 ? hour >= 12 : half[0] == 'p';
        var spoken = EnglishNumbers.Cardinal(hour % 12 == 0 ? 12 : hour % 12);
        var minutes = minute switch
        {
            0 => "",
            < 10 => $" oh {EnglishNumbers.Cardinal(minute)}",
            _ => " " + EnglishNumbers.Cardinal(minute),
        };
        return $"{spoken}{minutes} {(afternoon ? "P M" : "A M")}";
    }

    private static string? Currency(string text)
    {
        var match = Money().Match(text);
        if (!match.Success || !Currencies.TryGetValue(match.Groups["before"].Value + match.Groups["after"].Value, out var names))
        {
            return null;
        }

        var whole = Whole(match.Groups["whole"].Value) ?? 0;
        var cents = match.Groups["cents"].Success ? Number(match, "cents") : 0;
        var spoken = $"{EnglishNumbers.Cardinal(whole)} {(whole == 1 ? names.One : names.Many)}";
        var rest = $"{EnglishNumbers.Cardinal(cents)} {(cents == 1 ? names.Cent : names.Cents)}";
        return cents == 0 ? spoken : whole == 0 ? rest : $"{spoken} and {rest}";
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:[0-9]{2})?\s*(?<half>[AaPp]\.?[Mm]\.?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^(?<before>\$|\u20AC|\u00A3|[A-Z]{3})?\s*(?<whole>[0-9]{1,3}(,?[0-9]{3}){0,3})(\.(?<cents>[0-9]{2}))?\s*(?<after>\u20AC|[A-Z]{3})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Money();
}
