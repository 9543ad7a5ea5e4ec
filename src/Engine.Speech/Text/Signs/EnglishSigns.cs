using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Speech.Text.Signs;

/// <summary>Signs in English.</summary>
internal static partial class EnglishSigns
{
    private const int PatienceMs = 1000;

    /// <summary>As Americans say it.</summary>
    public static SignWords American { get; } = new()
    {
        DecimalMark = '.', Minus = "minus", To = "to", Number = "number", And = "and", Degrees = new("1 degree", "degrees"), Percent = new("1 percent", "percent"),
        Hash = "pound", Star = "star", Times = "times", About = "about", Power = "to the power of", Over = "over", Ordinals = Ordinal,
        Currencies = SignWords.Money(
            "€ EUR|1 euro|euros|1 cent|cents", "$ US$ USD|1 dollar|dollars|1 cent|cents", "£ GBP|1 pound|pounds|1 penny|pence", "¥ JPY|1 yen|yen",
            "CHF|1 Swiss franc|Swiss francs|1 rappen|rappen", "₹ INR|1 rupee|rupees|1 paisa|paise", "₽ RUB|1 ruble|rubles|1 kopek|kopeks", "₺ TRY|1 lira|lira|1 kurush|kurush",
            "₩ KRW|1 won|won", "₪ ILS|1 shekel|shekels|1 agora|agorot", "₫ VND|1 dong|dong", "₴ UAH|1 hryvnia|hryvnias|1 kopek|kopeks", "฿ THB|1 baht|baht|1 satang|satang",
            "₦ NGN|1 naira|naira|1 kobo|kobo", "₱ PHP|1 peso|pesos|1 centavo|centavos", "₿|1 bitcoin|bitcoin", "R$ BRL|1 real|reais|1 centavo|centavos", "₡|1 colón|colones", "₲|1 guarani|guaranis",
            "₵ GHS|1 cedi|cedis|1 pesewa|pesewas", "₸ KZT|1 tenge|tenge", "₾ GEL|1 lari|lari|1 tetri|tetri", "₼ AZN|1 manat|manat", "₭|1 kip|kip", "₮|1 tugrik|tugrik", "֏|1 dram|dram", "₨|1 rupee|rupees",
            "C$ CA$ CAD|1 Canadian dollar|Canadian dollars|1 cent|cents", "A$ AU$ AUD|1 Australian dollar|Australian dollars|1 cent|cents",
            "NZ$ NZD|1 New Zealand dollar|New Zealand dollars|1 cent|cents", "HK$ HKD|1 Hong Kong dollar|Hong Kong dollars|1 cent|cents", "S$ SGD|1 Singapore dollar|Singapore dollars|1 cent|cents",
            "CNY|1 yuan|yuan", "PLN|1 zloty|zlotys|1 grosz|groszy", "SEK|1 Swedish krona|Swedish kronor", "NOK|1 Norwegian krone|Norwegian kroner", "DKK|1 Danish krone|Danish kroner", "MXN|1 Mexican peso|Mexican pesos|1 centavo|centavos"),
        Scales = SignWords.Table(
            "thousand thousand", "million million", "billion billion", "trillion trillion", "k thousand", "K thousand", "m million", "M million", "mn million", "bn billion", "B billion"),
        Fractions = SignWords.Table(
            "½ a half", "⅓ a third", "⅔ two thirds", "¼ a quarter", "¾ three quarters", "⅕ a fifth", "⅖ two fifths", "⅗ three fifths", "⅘ four fifths", "⅙ a sixth", "⅚ five sixths",
            "⅐ a seventh", "⅛ an eighth", "⅜ three eighths", "⅝ five eighths", "⅞ seven eighths", "⅑ a ninth", "⅒ a tenth"),
        Signs = SignWords.Table(
            "& and", "@ at", "+ plus", "= equals", "× times", "÷ divided by", "± plus or minus", "− minus", "< less than", "> greater than", "≤ at most", "≥ at least", "≠ is not", "≈ about",
            "√ the root of", "∞ infinity", "‰ per thousand", "‱ per ten thousand", "™ trademark", "® registered", "© copyright", "§ section", "¶ paragraph", "¢ cents", "² squared", "³ cubed", "µ micro", "№ number",
            "℮ estimated", "_ underscore"),
    };

    /// <summary>As the British and others say it.</summary>
    public static SignWords British { get; } = American with { Hash = "hash" };

    /// <summary>flite reads "21st" as it stands; the words are certain with every voice.</summary>
    private static string Ordinal(string text) => Numbered().Replace(
        text, found => EnglishNumbers.Ordinal(long.Parse(found.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"(?<![\p{L}\d.,])(?<n>[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(st|nd|rd|th)(?![\p{L}\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Numbered();
}
