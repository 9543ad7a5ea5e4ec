using Engine.Speech.Text;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Text;

public sealed class EnglishNumbersTests
{
    [Theory]
    [InlineData("0", "zero")]
    [InlineData("13", "thirteen")]
    [InlineData("42", "forty-two")]
    [InlineData("100", "one hundred")]
    [InlineData("1234", "one thousand two hundred thirty-four")]
    [InlineData("2000001", "two million one")]
    [InlineData("007", "zero zero seven")]
    [InlineData("1234567890123", "one two three four five six seven eight nine zero one two three")]
    public void Cardinal_Digits_AreRead(string digits, string words) => EnglishNumbers.Cardinal(digits).ShouldBe(words);

    [Theory]
    [InlineData(1, "first")]
    [InlineData(12, "twelfth")]
    [InlineData(21, "twenty-first")]
    [InlineData(30, "thirtieth")]
    [InlineData(104, "one hundred fourth")]
    public void Ordinal_Number_IsRead(int number, string words) => EnglishNumbers.Ordinal(number).ShouldBe(words);

    [Theory]
    [InlineData(1906, "nineteen oh six")]
    [InlineData(1900, "nineteen hundred")]
    [InlineData(1984, "nineteen eighty-four")]
    [InlineData(2000, "two thousand")]
    [InlineData(2007, "two thousand seven")]
    [InlineData(2026, "twenty twenty-six")]
    public void Year_Number_IsReadAsYears(int year, string words) => EnglishNumbers.Year(year).ShouldBe(words);

    [Theory]
    [InlineData("Pay my bill!", "pay my bill")]
    [InlineData("I don't", "i don't")]
    [InlineData("24/7 Caf\u00E9 & bar", "twenty four seven cafe and bar")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("B2B", "b two b")]
    [InlineData("?", "")]
    public void Words_Text_IsWhatSomebodyWouldSay(string text, string words) => string.Join(' ', EnglishWords.Of(text)).ShouldBe(words);
}
