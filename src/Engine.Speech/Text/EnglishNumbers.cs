namespace Engine.Speech.Text;

/// <summary>Numbers as English words.</summary>
internal static class EnglishNumbers
{
    /// <summary>Longer runs of digits are read one by one.</summary>
    private const int LongestNumber = 12;

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Value, string Name)[] Scales = [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

    private static readonly Dictionary<string, string> Odd = new(StringComparer.Ordinal)
    {
        ["one"] = "first", ["two"] = "second", ["three"] = "third", ["five"] = "fifth", ["eight"] = "eighth", ["nine"] = "ninth", ["twelve"] = "twelfth",
    };

    /// <summary>"1234" → "one thousand two hundred thirty-four". Digits only; a leading zero or too many digits make single digits of it.</summary>
    public static string Cardinal(string digits) =>
        digits.Length is 0 or > LongestNumber || (digits.Length > 1 && digits[0] == '0')
            ? Digits(digits)
            : Cardinal(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));

    public static string Cardinal(long number)
    {
        if (number < 0)
        {
            return "minus " + Cardinal(-number);
        }

        var words = new List<string>();
        foreach (var (value, name) in Scales)
        {
            if (number >= value)
            {
                words.Add(Cardinal(number / value));
                words.Add(name);
                number %= value;
            }
        }

        if (number >= 100)
        {
            words.Add(Small[number / 100]);
            words.Add("hundred");
            number %= 100;
        }

        if (number > 0 || words.Count == 0)
        {
            words.Add(BelowHundred(number));
        }

        return string.Join(' ', words);
    }

    /// <summary>"21" → "twenty-first".</summary>
    public static string Ordinal(long number)
    {
        var cardinal = Cardinal(number);
        var last = cardinal.LastIndexOfAny([' ', '-']) + 1;
        var word = cardinal[last..];
        var ordinal = Odd.TryGetValue(word, out var odd) ? odd : word.EndsWith('y') ? word[..^1] + "ieth" : word + "th";
        return cardinal[..last] + ordinal;
    }

    /// <summary>"1906" → "nineteen oh six", the way years are read.</summary>
    public static string Year(int year) => (year / 100, year % 100) switch
    {
        ( >= 20 and < 21, < 10) or ( < 10 or > 99, _) => Cardinal(year),
        (var century, 0) => Cardinal(century) + " hundred",
        (var century, < 10 and var rest) => $"{Cardinal(century)} oh {Small[rest]}",
        var (century, rest) => $"{Cardinal(century)} {Cardinal(rest)}",
    };

    /// <summary>"407" → "four zero seven"; other characters are left out.</summary>
    public static string Digits(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(digit => Small[digit - '0']));

    private static string BelowHundred(long number) => number switch
    {
        < 20 => Small[number],
        _ when number % 10 == 0 => Tens[number / 10],
        _ => $"{Tens[number / 10]}-{Small[number % 10]}",
    };
}
