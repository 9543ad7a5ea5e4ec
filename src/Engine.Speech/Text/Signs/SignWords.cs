namespace Engine.Speech.Text.Signs;

/// <summary>How the people of one language read signs that are no letters. A table and nothing else.</summary>
internal sealed record SignWords
{
    /// <summary>Between the whole and its decimals; a number is handed to the voice with it.</summary>
    public required char DecimalMark { get; init; }

    public required string Minus { get; init; }

    /// <summary>Between the ends of a range: "5 to 7".</summary>
    public required string To { get; init; }

    /// <summary>Before a number that carries <c>#</c>, <c>№</c> or <c>n°</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Before a fraction and before less than ten cents: "5 and a half".</summary>
    public required string And { get; init; }

    /// <summary>Between an amount and ten cents or more; empty where nothing is said there.</summary>
    public string Joint { get; init; } = "";

    /// <summary>Between millions and the currency where the language says a word there.</summary>
    public string Of { get; init; } = "";

    public required CountedWord Degrees { get; init; }

    public required CountedWord Percent { get; init; }

    /// <summary>Of a key or a stand-alone <c>#</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>Of a key or a stand-alone <c>*</c>.</summary>
    public required string Star { get; init; }

    public required string Times { get; init; }

    /// <summary>Before a number that carries <c>~</c>.</summary>
    public required string About { get; init; }

    /// <summary>Between a number and its power: "10⁶".</summary>
    public required string Power { get; init; }

    /// <summary>Between the parts of a fraction that has no word of its own: "3⁄7".</summary>
    public required string Over { get; init; }

    /// <summary>Currencies by sign and by code.</summary>
    public required IReadOnlyDictionary<string, CurrencyWords> Currencies { get; init; }

    /// <summary>Words for large amounts by how they are written: <c>m</c> → million.</summary>
    public required IReadOnlyDictionary<string, string> Scales { get; init; }

    /// <summary>Fractions by their character.</summary>
    public required IReadOnlyDictionary<string, string> Fractions { get; init; }

    /// <summary>Every other sign.</summary>
    public required IReadOnlyDictionary<string, string> Signs { get; init; }

    /// <summary>Reads ordinals that the voice does not read by itself.</summary>
    public Func<string, string> Ordinals { get; init; } = text => text;

    /// <summary>Rows "sign word", the word after the first blank.</summary>
    public static IReadOnlyDictionary<string, string> Table(params string[] rows) =>
        rows.Select(row => row.Split(' ', 2)).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>Rows "signs and codes|one|many|one cent|cents"; without cents where nobody counts them.</summary>
    public static IReadOnlyDictionary<string, CurrencyWords> Money(params string[] rows) =>
        rows.Select(row => row.Split('|'))
            .SelectMany(row => row[0].Split(' ').Select(sign => (Sign: sign, Words: new CurrencyWords(new(row[1], row[2]), row.Length > 3 ? new CountedWord(row[3], row[4]) : null))))
            .ToDictionary(row => row.Sign, row => row.Words, StringComparer.Ordinal);
}

/// <summary>A word that is counted.</summary>
/// <param name="One">With its number: "1 euro", "ein Euro".</param>
/// <param name="Many">Without its number: "euros".</param>
internal sealed record CountedWord(string One, string Many)
{
    /// <summary>"1 euro", "39 euros".</summary>
    public string Of(string number) => number == "1" ? One : $"{number} {Many}";
}

/// <summary>A currency, and its hundredth where people count it.</summary>
internal sealed record CurrencyWords(CountedWord Whole, CountedWord? Cents);
