using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Speech.Text.Signs;

/// <summary>Signs in German.</summary>
internal static partial class GermanSigns
{
    private const int PatienceMs = 1000;

    private static readonly string[] Small =
    [
        "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ];

    private static readonly string[] Tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    public static SignWords Words { get; } = new()
    {
        DecimalMark = ',', Minus = "minus", To = "bis", Number = "Nummer", And = "und", Degrees = new("ein Grad", "Grad"), Percent = new("ein Prozent", "Prozent"),
        Hash = "Raute", Star = "Stern", Times = "mal", About = "etwa", Power = "hoch", Over = "durch", Ordinals = Ordinal,
        Currencies = SignWords.Money(
            "€ EUR|ein Euro|Euro|ein Cent|Cent", "$ US$ USD|ein Dollar|Dollar|ein Cent|Cent", "£ GBP|ein Pfund|Pfund|ein Penny|Pence", "¥ JPY|ein Yen|Yen",
            "CHF|ein Schweizer Franken|Schweizer Franken|ein Rappen|Rappen", "₹ INR|eine Rupie|Rupien", "₽ RUB|ein Rubel|Rubel|eine Kopeke|Kopeken", "₺ TRY|eine Lira|Lira", "₩ KRW|ein Won|Won",
            "₪ ILS|ein Schekel|Schekel", "₫ VND|ein Dong|Dong", "₴ UAH|eine Hrywnja|Hrywnja", "฿ THB|ein Baht|Baht", "₦ NGN|eine Naira|Naira", "₱ PHP|ein Peso|Pesos", "₿|ein Bitcoin|Bitcoin",
            "R$ BRL|ein Real|Reais", "CNY|ein Yuan|Yuan", "PLN|ein Zloty|Zloty|ein Groschen|Groschen", "CAD|ein kanadischer Dollar|kanadische Dollar|ein Cent|Cent",
            "AUD|ein australischer Dollar|australische Dollar|ein Cent|Cent", "SEK|eine schwedische Krone|schwedische Kronen", "NOK|eine norwegische Krone|norwegische Kronen", "DKK|eine dänische Krone|dänische Kronen"),
        Scales = SignWords.Table(
            "Tausend Tausend", "Millionen Millionen", "Million Million", "Mio. Millionen", "Mio Millionen", "Milliarden Milliarden", "Milliarde Milliarde", "Mrd. Milliarden", "Mrd Milliarden", "k Tausend"),
        Fractions = SignWords.Table(
            "½ einhalb", "⅓ ein Drittel", "⅔ zwei Drittel", "¼ ein Viertel", "¾ drei Viertel", "⅕ ein Fünftel", "⅖ zwei Fünftel", "⅗ drei Fünftel", "⅘ vier Fünftel", "⅙ ein Sechstel", "⅚ fünf Sechstel",
            "⅐ ein Siebtel", "⅛ ein Achtel", "⅜ drei Achtel", "⅝ fünf Achtel", "⅞ sieben Achtel", "⅑ ein Neuntel", "⅒ ein Zehntel"),
        Signs = SignWords.Table(
            "& und", "@ ät", "+ plus", "= gleich", "× mal", "÷ geteilt durch", "± plus minus", "− minus", "< kleiner als", "> größer als", "≤ höchstens", "≥ mindestens", "≠ ungleich", "≈ etwa",
            "√ Wurzel aus", "∞ unendlich", "‰ Promille", "‱ pro zehntausend", "™ Marke", "® eingetragene Marke", "© Copyright", "§ Paragraf", "¶ Absatz", "¢ Cent", "² Quadrat", "³ hoch drei", "µ Mikro", "№ Nummer",
            "Ω Ohm", "℮ geschätzt", "_ Unterstrich"),
    };

    /// <summary>
    /// A day before a month, and places that are counted: espeak-ng stops at the point. After am, im, vom, zum, beim, dem and den the ending is -en.
    /// </summary>
    private static string Ordinal(string text) => Counted().Replace(
        text, found => $"{found.Groups["before"].Value}{Word(int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture))}{(found.Groups["dative"].Success ? "n" : "")} ");

    private static string Word(int number) => number switch
    {
        1 => "erste",
        3 => "dritte",
        7 => "siebte",
        8 => "achte",
        < 20 => Small[number] + "te",
        _ when number % 10 == 0 => Tens[number / 10] + "ste",
        _ => $"{Small[number % 10]}und{Tens[number / 10]}ste",
    };

    [GeneratedRegex(
        @"(?<![\p{L}\d.,])(?<before>(?<dative>([Aa]m|[Ii]m|[Vv]om|[Zz]um|[Bb]eim|[Dd]em|[Dd]en|[Bb]is)\s(zum\s)?)?)(?<n>[1-9][0-9]?)\.\s?(?=(Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Stock|Etage|Quartal|Jahrhundert|Klasse|Platz|Rate|Mahnung|Tag|Woche|Monat|Jahr|Mal|Stelle|Versuch)(?!\p{Ll}))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Counted();
}
