namespace Engine.Speech.Text.Signs;

/// <summary>Numbers as people write them: with marks between thousands, and a comma or a point before the decimals.</summary>
internal static class Amounts
{
    /// <summary>"1.234,56" → ("1234", "56").</summary>
    /// <param name="written">Digits and marks; begins and ends with a digit.</param>
    /// <param name="decimalMark">What the language writes before decimals. The other mark counts as one too where it cannot stand between thousands.</param>
    public static (string Whole, string Decimals) Read(string written, char decimalMark)
    {
        var marks = written.Where(c => c is '.' or ',').ToArray();
        var last = written.LastIndexOfAny(['.', ',']);
        var isDecimal = marks.Length > 0 && (marks.Distinct().Count() == 2
            || (marks.Length == 1 && (written[last] == decimalMark || last + 4 != written.Length || last is 0 or > 3 || written[0] == '0')));
        return isDecimal ? (Digits(written[..last]), written[(last + 1)..]) : (Digits(written), "");
    }

    /// <summary>"39 euros 99", as people say an amount.</summary>
    /// <param name="words">The language.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="written">The number as it stands in the text.</param>
    /// <param name="scale">What follows it: "million"; null for nothing.</param>
    public static string Money(SignWords words, CurrencyWords currency, string written, string? scale)
    {
        var (whole, decimals) = Read(written, words.DecimalMark);
        var number = decimals.Length == 0 ? whole : $"{whole}{words.DecimalMark}{decimals}";
        if (scale is not null)
        {
            return $"{number} {words.Scales[scale]} {Link(words, words.Scales[scale], currency.Whole.Many)}{currency.Whole.Many}";
        }

        if (currency.Cents is not { } cents || decimals.Length != 2)
        {
            return decimals.Trim('0').Length == 0 ? currency.Whole.Of(whole) : $"{number} {currency.Whole.Many}";
        }

        var few = decimals.TrimStart('0');
        return (whole, decimals) switch
        {
            (_, "00") => currency.Whole.Of(whole),
            ("0", _) => cents.Of(few),
            (_, ['0', ..]) => $"{currency.Whole.Of(whole)} {words.And} {cents.Of(few)}",
            _ => $"{currency.Whole.Of(whole)} {(words.Joint.Length > 0 ? words.Joint + " " : "")}{decimals}",
        };
    }

    /// <summary>"millions d'euros", "milioni di euro"; nothing after a plain thousand.</summary>
    private static string Link(SignWords words, string scale, string currency) =>
        words.Of.Length == 0 || scale is "mil" or "mille" or "mila" ? ""
        : words.Of == "d'" && !"aeiouyéh".Contains(currency[0], StringComparison.Ordinal) ? "de "
        : words.Of;

    private static string Digits(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
