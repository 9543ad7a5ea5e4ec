using Engine.Speech.Text;
using Engine.Speech.Text.Signs;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Text.Signs;

/// <summary>What people say for signs, language by language.</summary>
public sealed class SignReadingTests
{
    private const string Table = "& @ + = × ÷ ± − < > ≤ ≥ ≠ ≈ √ ∞ ‰ ™ ® © § ¶ ¢ ² ³ µ № ℮ % ° ½ ⅓ ⅔ ¼ ¾ ⅛ ⅜ ⅝ ⅞ # * € $ £ ¥ ₹ ₽ ₺ ₩ ₪ ₫ ₴ ฿ ₦ ₱ ₿";

    // Holds SPEECH-14.
    [Theory]
    [InlineData("You owe €39.99 today", "You owe 39 euros 99 today")]
    [InlineData("€1,234.50.", "1234 euros 50.")]
    [InlineData("Pay $1 now, £0.99 later", "Pay 1 dollar now, 99 pence later")]
    [InlineData("£5.07", "5 pounds and 7 pence")]
    [InlineData("5 ‰ of 3‱", "5 per thousand of 3 per ten thousand")]
    [InlineData("$5.00 or ¥300", "5 dollars or 300 yen")]
    [InlineData("39.99€ and 20 €", "39 euros 99 and 20 euros")]
    [InlineData("EUR 39.99, 5 USD", "39 euros 99, 5 dollars")]
    [InlineData("US$12 is A$18", "12 dollars is 18 Australian dollars")]
    [InlineData("$1.5 million, €3bn, $2k", "1.5 million dollars, 3 billion euros, 2 thousand dollars")]
    [InlineData("-€5 and €-7", "minus 5 euros and minus 7 euros")]
    [InlineData("Room 5 €39", "Room 5 39 euros")]
    [InlineData("It is -5°C, 68 °F, 1°, ℃", "It is minus 5 degrees Celsius, 68 degrees Fahrenheit, 1 degree, degrees Celsius")]
    [InlineData("10% of 1 %", "10 percent of 1 percent")]
    [InlineData("½ hour, 5½, 2 ¾, 1⁄2, 3⁄7", "a half hour, 5 and a half, 2 and three quarters, a half, 3 over 7")]
    [InlineData("the 1st, 22nd, 3rd and 1,000th", "the first, twenty-second, third and one thousandth")]
    [InlineData("9:00–17:00, pages 5–7, 2-3 days", "9:00 to 17:00, pages 5 to 7, 2 to 3 days")]
    [InlineData("€5–7", "5 euros to 7")]
    [InlineData("call +1-202-555-0100, code 5-2, B-12", "call plus 1-202-555-0100, code 5-2, B-12")]
    [InlineData("№ 5, n° 6, #7, press #, press *", "number 5, number 6, number 7, press pound, press star")]
    [InlineData("2 × 3 = 6, 2*3, 8 ÷ 4, 5 − 3", "2 times 3 equals 6, 2 times 3, 8 divided by 4, 5 minus 3")]
    [InlineData("R&D at a@b.org, Acme™", "R and D at a at b.org, Acme trademark")]
    [InlineData("20 m², 10⁶, ~5, a_b", "20 m squared, 10 to the power of 6, about 5, a underscore b")]
    [InlineData("**bold** and ~~gone~~", "bold and gone")]
    [InlineData("A text of plain words, isn't it?", "A text of plain words, isn't it?")]
    [InlineData("Code 4 2 7 1 .", "Code 4 2 7 1 .")]
    public void Read_English(string text, string spoken) => SignReading.Read(text, "en-US").ShouldBe(spoken);

    // Holds SPEECH-14.
    [Theory]
    [InlineData("de-DE", "Sie schulden 39,99 € bis 5. Mai", "Sie schulden 39 Euro 99 bis fünften Mai")]
    [InlineData("de", "am 3. Mai im 21. Stock, der 1. Platz", "am dritten Mai im einundzwanzigsten Stock, der erste Platz")]
    [InlineData("de", "€39.99, 1.234,56 €, 1 €, 39,- €", "39 Euro 99, 1234 Euro 56, ein Euro, 39 Euro")]
    [InlineData("de", "1,5 Mio. € und 0,05 €", "1,5 Millionen Euro und 5 Cent")]
    [InlineData("de", "20 °C & 10 %, 1 %, ½, # 5, n° 5", "20 Grad Celsius und 10 Prozent, ein Prozent, einhalb, Raute 5, Nummer 5")]
    [InlineData("de-CH", "CHF 1'234.50", "1234 Schweizer Franken 50")]
    [InlineData("fr-FR", "39,99 €, 1 234,56 €, 1 €", "39 euros 99, 1234 euros 56, un euro")]
    [InlineData("fr", "39€99, 5,05 €, 2 millions €", "39 euros 99, 5 euros et 5 centimes, 2 millions d'euros")]
    [InlineData("fr", "le 1er, la 1re, le 2e, le 21e, la 71ème, la 90e, le 100", "le premier, la première, le deuxième, le vingt et unième, la soixante et onzième, la quatre-vingt-dixième, le 100")]
    [InlineData("fr", "n° 5, 20 °C, 10 %, ½", "numéro 5, 20 degrés Celsius, 10 pour cent, un demi")]
    [InlineData("es-ES", "39,99 €, 1 €, $5", "39 euros con 99, un euro, 5 dólares")]
    [InlineData("es-MX", "$1,234.50", "1234 dólares con 50")]
    [InlineData("es", "3.º piso, 1.er piso, 20 °C, 10 %, ¼", "3º piso, primer piso, 20 grados Celsius, 10 por ciento, un cuarto")]
    [InlineData("it", "39,99 €, 1 €, 2 milioni €", "39 euro e 99, un euro, 2 milioni di euro")]
    [InlineData("it", "20 °C, 10 %, ½, n° 5", "20 gradi Celsius, 10 per cento, mezzo, numero 5")]
    [InlineData("pt-PT", "39,99 €, 0,05 €", "39 euros e 99, 5 cêntimos")]
    [InlineData("pt-BR", "R$ 1.234,50, 0,05 €, #", "1234 reais e 50, 5 centavos, jogo da velha")]
    [InlineData("en-GB", "press #", "press hash")]
    [InlineData("nl", "€39,99 & 20°", "euro 39,99 & 20°")]
    [InlineData("ru", "€39 и 20°", "euro 39 и 20 degrees")]
    public void Read_OtherLanguages(string language, string text, string spoken) => SignReading.Read(text, language).ShouldBe(spoken);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pt")]
    public void Read_EverySignOfTheTable_IsWordsInEveryLanguage(string language)
    {
        SignReading.HasTable(language).ShouldBeTrue();
        foreach (var sign in Table.Split(' '))
        {
            var read = SignReading.Read($"a {sign} b", language);
            read.EnumerateRunes().Any(WordlessSigns.IsSign).ShouldBeFalse($"{sign}: {read}");
            read.Length.ShouldBeGreaterThan("a b".Length, sign);
            SignReading.Read($"7{sign}", language).EnumerateRunes().Any(WordlessSigns.IsSign).ShouldBeFalse(sign);
            SignReading.Read($"{sign}7", language).EnumerateRunes().Any(WordlessSigns.IsSign).ShouldBeFalse(sign);
        }
    }

    [Theory]
    [InlineData("1234", '.', "1234", "")]
    [InlineData("1,234", '.', "1234", "")]
    [InlineData("1,23", '.', "1", "23")]
    [InlineData("1.234", ',', "1234", "")]
    [InlineData("1.23", ',', "1", "23")]
    [InlineData("1,234", ',', "1", "234")]
    [InlineData("1.234.567,8", ',', "1234567", "8")]
    [InlineData("1'234.50", '.', "1234", "50")]
    [InlineData("0.123", ',', "0", "123")]
    [InlineData("007", '.', "7", "")]
    public void Amounts_AsPeopleWriteThem(string written, char mark, string whole, string decimals) =>
        Amounts.Read(written, mark).ShouldBe((whole, decimals));

    [Theory]
    [InlineData('1')]
    [InlineData('.')]
    [InlineData('€')]
    [InlineData('-')]
    [InlineData(' ')]
    public void Read_LongestTextOfOneCharacter_IsReadInTime(char one)
    {
        string[] languages = ["en", "de", "fr"];
        foreach (var language in languages)
        {
            SignReading.Read(new string(one, 3000), language).ShouldNotBeNull();
        }
    }
}
