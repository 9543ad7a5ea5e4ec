using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Speech.Text.Signs;

/// <summary>Signs in French.</summary>
internal static partial class FrenchSigns
{
    private const int PatienceMs = 1000;

    private static readonly string[] Small =
    [
        "", "un", "deux", "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix", "onz", "douz", "treiz", "quatorz", "quinz", "seiz", "dix-sept", "dix-huit", "dix-neuv",
    ];

    private static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    public static SignWords Words { get; } = new()
    {
        DecimalMark = ',', Minus = "moins", To = "à", Number = "numéro", And = "et", Of = "d'", Degrees = new("un degré", "degrés"), Percent = new("un pour cent", "pour cent"),
        Hash = "dièse", Star = "étoile", Times = "fois", About = "environ", Power = "puissance", Over = "sur", Ordinals = Ordinal,
        Currencies = SignWords.Money(
            "€ EUR|un euro|euros|un centime|centimes", "$ US$ USD|un dollar|dollars|un cent|cents", "£ GBP|une livre|livres|un penny|pence", "¥ JPY|un yen|yens",
            "CHF|un franc suisse|francs suisses|un centime|centimes", "₹ INR|une roupie|roupies", "₽ RUB|un rouble|roubles|un kopeck|kopecks", "₺ TRY|une livre turque|livres turques", "₩ KRW|un won|wons",
            "₪ ILS|un shekel|shekels", "₫ VND|un dong|dongs", "₴ UAH|une hryvnia|hryvnias", "฿ THB|un baht|bahts", "₦ NGN|un naira|nairas", "₱ PHP|un peso|pesos", "₿|un bitcoin|bitcoins",
            "R$ BRL|un réal|réaux", "CNY|un yuan|yuans", "PLN|un zloty|zlotys", "CAD|un dollar canadien|dollars canadiens|un cent|cents", "AUD|un dollar australien|dollars australiens|un cent|cents",
            "SEK|une couronne suédoise|couronnes suédoises", "NOK|une couronne norvégienne|couronnes norvégiennes", "DKK|une couronne danoise|couronnes danoises"),
        Scales = SignWords.Table("mille mille", "millions millions", "million million", "milliards milliards", "milliard milliard", "M millions", "Md milliards", "Mds milliards", "k mille"),
        Fractions = SignWords.Table(
            "½ un demi", "⅓ un tiers", "⅔ deux tiers", "¼ un quart", "¾ trois quarts", "⅕ un cinquième", "⅖ deux cinquièmes", "⅗ trois cinquièmes", "⅘ quatre cinquièmes", "⅙ un sixième", "⅚ cinq sixièmes",
            "⅐ un septième", "⅛ un huitième", "⅜ trois huitièmes", "⅝ cinq huitièmes", "⅞ sept huitièmes", "⅑ un neuvième", "⅒ un dixième"),
        Signs = SignWords.Table(
            "& et", "@ arobase", "+ plus", "= égale", "× fois", "÷ divisé par", "± plus ou moins", "− moins", "< inférieur à", "> supérieur à", "≤ au plus", "≥ au moins", "≠ différent de", "≈ environ",
            "√ racine de", "∞ infini", "‰ pour mille", "‱ pour dix mille", "™ marque", "® marque déposée", "© copyright", "§ paragraphe", "¶ alinéa", "¢ cents", "² au carré", "³ au cube", "µ micro", "№ numéro",
            "℮ environ", "_ tiret bas"),
    };

    /// <summary>espeak-ng reads the letter of "2e" and "21e" by its name.</summary>
    private static string Ordinal(string text) => Numbered().Replace(text, found =>
    {
        var number = int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture);
        var last = found.Groups["end"].Value;
        return number switch
        {
            1 => last[^1] is 'r' ? "premier" : "première",
            2 when last is "nd" or "nde" => $"second{last[2..]}",
            _ => Word(number),
        };
    });

    private static string Word(int number) => (number / 10, number % 10) switch
    {
        (< 2, _) => Small[number] + "ième",
        (8, 0) => "quatre-vingtième",
        (7, 1) => "soixante et onzième",
        (7 or 9, var rest) => $"{Tens[number / 10]}-{Small[10 + rest]}ième",
        (var tens, 0) => Tens[tens].TrimEnd('e') + "ième",
        (< 8, 1) => $"{Tens[number / 10]} et unième",
        var (tens, rest) => $"{Tens[tens]}-{Small[rest]}ième",
    };

    [GeneratedRegex(@"(?<![\p{L}\d.,])((?<n>1)(?<end>er|re|ère)|(?<n>2)(?<end>nde?)|(?<n>[2-9]|[1-9][0-9])(?<end>e|ème|ième))(?![\p{L}\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Numbered();
}
