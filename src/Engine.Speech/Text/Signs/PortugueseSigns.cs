namespace Engine.Speech.Text.Signs;

/// <summary>Signs in Portuguese.</summary>
internal static class PortugueseSigns
{
    /// <summary>As it is said in Portugal.</summary>
    public static SignWords European { get; } = new()
    {
        DecimalMark = ',', Minus = "menos", To = "a", Number = "número", And = "e", Joint = "e", Of = "de ", Degrees = new("um grau", "graus"), Percent = new("um por cento", "por cento"),
        Hash = "cardinal", Star = "asterisco", Times = "vezes", About = "cerca de", Power = "elevado a", Over = "sobre",
        Currencies = Money("cêntimo", "cêntimos"),
        Scales = SignWords.Table("mil mil", "milhões milhões", "milhão milhão", "bilhões bilhões", "bilhão bilhão", "mi milhões", "bi bilhões"),
        Fractions = SignWords.Table(
            "½ meio", "⅓ um terço", "⅔ dois terços", "¼ um quarto", "¾ três quartos", "⅕ um quinto", "⅖ dois quintos", "⅗ três quintos", "⅘ quatro quintos", "⅙ um sexto", "⅚ cinco sextos",
            "⅐ um sétimo", "⅛ um oitavo", "⅜ três oitavos", "⅝ cinco oitavos", "⅞ sete oitavos", "⅑ um nono", "⅒ um décimo"),
        Signs = SignWords.Table(
            "& e", "@ arroba", "+ mais", "= igual a", "× vezes", "÷ dividido por", "± mais ou menos", "− menos", "< menor que", "> maior que", "≤ no máximo", "≥ no mínimo", "≠ diferente de", "≈ cerca de",
            "√ raiz de", "∞ infinito", "‰ por mil", "‱ por dez mil", "™ marca", "® marca registada", "© copyright", "§ secção", "¶ parágrafo", "¢ centavos", "² ao quadrado", "³ ao cubo", "µ micro", "№ número",
            "℮ estimado", "_ sublinhado"),
    };

    /// <summary>As it is said in Brazil.</summary>
    public static SignWords Brazilian { get; } = European with { Hash = "jogo da velha", Currencies = Money("centavo", "centavos") };

    private static IReadOnlyDictionary<string, CurrencyWords> Money(string cent, string cents) => SignWords.Money(
        $"€ EUR|um euro|euros|um {cent}|{cents}", "$ US$ USD|um dólar|dólares|um centavo|centavos", "£ GBP|uma libra|libras|um penny|pence", "¥ JPY|um iene|ienes",
        "CHF|um franco suíço|francos suíços|um cêntimo|cêntimos", "₹ INR|uma rupia|rupias", "₽ RUB|um rublo|rublos|um copeque|copeques", "₺ TRY|uma lira|liras", "₩ KRW|um won|wons",
        "₪ ILS|um shekel|shekels", "₫ VND|um dong|dongs", "₴ UAH|uma grívnia|grívnias", "฿ THB|um baht|bahts", "₦ NGN|um naira|nairas", "₱ PHP|um peso|pesos|um centavo|centavos", "₿|um bitcoin|bitcoins",
        "R$ BRL|um real|reais|um centavo|centavos", "CNY|um yuan|yuans", "CAD|um dólar canadense|dólares canadenses|um centavo|centavos", "AUD|um dólar australiano|dólares australianos|um centavo|centavos");
}
