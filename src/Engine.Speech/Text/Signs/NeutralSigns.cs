namespace Engine.Speech.Text.Signs;

/// <summary>
/// Signs in languages without a table of their own: the names of currencies that are understood nearly everywhere, and for languages that are not
/// written in Latin letters the English words, which their voices read as English. Other signs are left to the voice, which knows most of them.
/// </summary>
internal static class NeutralSigns
{
    public static IReadOnlyDictionary<string, string> Currencies { get; } = SignWords.Table(
        "€ euro", "$ dollar", "£ pound", "¥ yen", "₹ rupee", "₽ rubel", "₺ lira", "₩ won", "₪ shekel", "₫ dong", "₴ hryvnia", "฿ baht", "₦ naira", "₱ peso", "₿ bitcoin", "₡ colon", "₲ guarani", "₵ cedi", "₸ tenge",
        "₾ lari", "₼ manat", "₭ kip", "₮ tugrik", "֏ dram", "₨ rupee", "¢ cent");

    /// <summary>Signs that the voices of several such languages pass over without a sound.</summary>
    public static IReadOnlyDictionary<string, string> Passed { get; } = SignWords.Table(
        "° degrees", "℃ degrees Celsius", "℉ degrees Fahrenheit", "№ number", "× times", "÷ divided by", "™ trademark", "® registered", "± plus or minus", "≤ at most", "≥ at least", "≠ is not", "≈ about", "∞ infinity", "§ section");
}
