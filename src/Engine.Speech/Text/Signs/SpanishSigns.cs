using System.Text.RegularExpressions;

namespace Engine.Speech.Text.Signs;

/// <summary>Signs in Spanish.</summary>
internal static partial class SpanishSigns
{
    private const int PatienceMs = 1000;

    public static SignWords Words { get; } = new()
    {
        DecimalMark = ',', Minus = "menos", To = "a", Number = "número", And = "y", Joint = "con", Of = "de ", Degrees = new("un grado", "grados"), Percent = new("uno por ciento", "por ciento"),
        Hash = "almohadilla", Star = "asterisco", Times = "por", About = "aproximadamente", Power = "elevado a", Over = "sobre", Ordinals = Ordinal,
        Currencies = SignWords.Money(
            "€ EUR|un euro|euros|un céntimo|céntimos", "$ US$ USD|un dólar|dólares|un centavo|centavos", "£ GBP|una libra|libras|un penique|peniques", "¥ JPY|un yen|yenes",
            "CHF|un franco suizo|francos suizos|un céntimo|céntimos", "₹ INR|una rupia|rupias", "₽ RUB|un rublo|rublos|un kópek|kópeks", "₺ TRY|una lira|liras", "₩ KRW|un won|wones",
            "₪ ILS|un séquel|séqueles", "₫ VND|un dong|dongs", "₴ UAH|una grivna|grivnas", "฿ THB|un baht|bahts", "₦ NGN|una naira|nairas", "₱ PHP|un peso|pesos|un centavo|centavos", "₿|un bitcoin|bitcoins",
            "R$ BRL|un real|reales|un centavo|centavos", "₡|un colón|colones", "₲|un guaraní|guaraníes", "MXN|un peso mexicano|pesos mexicanos|un centavo|centavos", "CNY|un yuan|yuanes",
            "CAD|un dólar canadiense|dólares canadienses|un centavo|centavos", "AUD|un dólar australiano|dólares australianos|un centavo|centavos"),
        Scales = SignWords.Table("mil mil", "millones millones", "millón millón", "M millones"),
        Fractions = SignWords.Table(
            "½ medio", "⅓ un tercio", "⅔ dos tercios", "¼ un cuarto", "¾ tres cuartos", "⅕ un quinto", "⅖ dos quintos", "⅗ tres quintos", "⅘ cuatro quintos", "⅙ un sexto", "⅚ cinco sextos",
            "⅐ un séptimo", "⅛ un octavo", "⅜ tres octavos", "⅝ cinco octavos", "⅞ siete octavos", "⅑ un noveno", "⅒ un décimo"),
        Signs = SignWords.Table(
            "& y", "@ arroba", "+ más", "= igual a", "× por", "÷ dividido por", "± más menos", "− menos", "< menor que", "> mayor que", "≤ como máximo", "≥ como mínimo", "≠ distinto de", "≈ aproximadamente",
            "√ raíz de", "∞ infinito", "‰ por mil", "‱ por diez mil", "™ marca", "® marca registrada", "© copyright", "§ sección", "¶ párrafo", "¢ centavos", "² al cuadrado", "³ al cubo", "µ micro", "№ número",
            "Ω ohmio", "℮ estimado", "_ guion bajo"),
    };

    /// <summary>The voice reads "3º" as an ordinal, "3.º" and "1.er" not.</summary>
    private static string Ordinal(string text) => First().Replace(Pointed().Replace(text, "${n}${end}"), "primer");

    [GeneratedRegex(@"(?<![\d.,])(?<n>[0-9]{1,3})\.\s?(?<end>[ºª])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Pointed();

    [GeneratedRegex(@"(?<![\p{L}\d.,])1\.?er(?![\p{L}\d])", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex First();
}
