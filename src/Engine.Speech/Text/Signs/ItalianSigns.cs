namespace Engine.Speech.Text.Signs;

/// <summary>Signs in Italian.</summary>
internal static class ItalianSigns
{
    public static SignWords Words { get; } = new()
    {
        DecimalMark = ',', Minus = "meno", To = "a", Number = "numero", And = "e", Joint = "e", Of = "di ", Degrees = new("un grado", "gradi"), Percent = new("uno per cento", "per cento"),
        Hash = "cancelletto", Star = "asterisco", Times = "per", About = "circa", Power = "elevato a", Over = "fratto",
        Currencies = SignWords.Money(
            "€ EUR|un euro|euro|un centesimo|centesimi", "$ US$ USD|un dollaro|dollari|un centesimo|centesimi", "£ GBP|una sterlina|sterline|un penny|pence", "¥ JPY|uno yen|yen",
            "CHF|un franco svizzero|franchi svizzeri|un centesimo|centesimi", "₹ INR|una rupia|rupie", "₽ RUB|un rublo|rubli|un copeco|copechi", "₺ TRY|una lira turca|lire turche", "₩ KRW|un won|won",
            "₪ ILS|uno shekel|shekel", "₫ VND|un dong|dong", "₴ UAH|una grivnia|grivnie", "฿ THB|un baht|baht", "₦ NGN|una naira|naira", "₱ PHP|un peso|pesos", "₿|un bitcoin|bitcoin",
            "R$ BRL|un real|real", "CNY|uno yuan|yuan", "CAD|un dollaro canadese|dollari canadesi|un centesimo|centesimi", "AUD|un dollaro australiano|dollari australiani|un centesimo|centesimi"),
        Scales = SignWords.Table("mila mila", "milioni milioni", "milione milione", "miliardi miliardi", "miliardo miliardo", "mln milioni", "mld miliardi"),
        Fractions = SignWords.Table(
            "½ mezzo", "⅓ un terzo", "⅔ due terzi", "¼ un quarto", "¾ tre quarti", "⅕ un quinto", "⅖ due quinti", "⅗ tre quinti", "⅘ quattro quinti", "⅙ un sesto", "⅚ cinque sesti",
            "⅐ un settimo", "⅛ un ottavo", "⅜ tre ottavi", "⅝ cinque ottavi", "⅞ sette ottavi", "⅑ un nono", "⅒ un decimo"),
        Signs = SignWords.Table(
            "& e", "@ chiocciola", "+ più", "= uguale a", "× per", "÷ diviso", "± più o meno", "− meno", "< minore di", "> maggiore di", "≤ al massimo", "≥ almeno", "≠ diverso da", "≈ circa",
            "√ radice di", "∞ infinito", "‰ per mille", "‱ per diecimila", "™ marchio", "® marchio registrato", "© copyright", "§ paragrafo", "¶ capoverso", "¢ centesimi", "² al quadrato", "³ al cubo", "µ micro", "№ numero",
            "℮ stimato", "_ trattino basso"),
    };
}
