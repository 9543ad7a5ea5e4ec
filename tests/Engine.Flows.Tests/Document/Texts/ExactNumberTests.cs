using System.Globalization;
using System.Numerics;
using Engine.Flows.Document.Texts;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Texts;

public sealed class ExactNumberTests
{
    private static ExactNumber Number(string text) => ExactNumber.Parse(text, ExactNumber.Spelling.Any)!;

    // Holds FLOW-59.
    [Theory]
    [InlineData("5.9999997E7", "59999997")]
    [InlineData("1.0E-4", "0.0001")]
    [InlineData("250.50", "250.50")]
    [InlineData("12", "12")]
    [InlineData("-0", "-0")]
    [InlineData("-1.50e1", "-15")]
    [InlineData("0e9", "0")]
    [InlineData("-0.0e9", "0")]
    [InlineData("1e+2", "100")]
    [InlineData("123456789012345678901234567890e-10", "12345678901234567890.123456789")]
    [InlineData("12345678901234567890123456789012345678901", "12345678901234567890123456789012345678901")]
    [InlineData("1e500", "0.1E501")]
    [InlineData("-1.5e-500", "-0.15E-499")]
    [InlineData("1e99999999999999999999", "0.1E1000000000001")]
    public void OfJson_IsWrittenOut(string json, string text) => ExactNumber.OfJson(json).ShouldBe(text);

    [Theory]
    [InlineData("7", 7L)]
    [InlineData("7.00", 7L)]
    [InlineData("7e0", 7L)]
    [InlineData("0.07e2", 7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-5", -5L)]
    [InlineData("0.0", 0L)]
    [InlineData("7.5", null)]
    [InlineData("1e999999999", null)]
    public void Whole_IsSoInEverySpelling(string text, long? whole) => Number(text).Whole.ShouldBe(whole);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1,000")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1 2")]
    [InlineData("٣")]
    [InlineData(null)]
    public void Parse_WhatIsNoNumber_IsNone(string? text) => ExactNumber.Parse(text, ExactNumber.Spelling.Any).ShouldBeNull();

    // Holds FLOW-59. Against integers of any size: a·10^m and b·10^n, each in several spellings.
    [Fact]
    public void OrderTo_AnyTwoNumbersInAnySpelling_IsTheOrderOfTheirValues()
    {
        var random = new Random(59);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, m, b, n) = (Digits(random), random.Next(-30, 31), Digits(random), random.Next(-30, 31));
            b = random.Next(4) == 0 ? a : b;
            var (left, right) = (Spelled(a, m, random), Spelled(b, n, random));
            var order = (BigInteger.Parse(a, CultureInfo.InvariantCulture) * BigInteger.Pow(10, m + 30)).CompareTo(BigInteger.Parse(b, CultureInfo.InvariantCulture) * BigInteger.Pow(10, n + 30));
            Math.Sign(Number(left).OrderTo(Number(right))).ShouldBe(Math.Sign(order), $"{left} and {right}");
            Number(Number(left).ToString()).OrderTo(Number(left)).ShouldBe(0, $"{left} is {Number(left)}");
        }
    }

    private static string Digits(Random random) =>
        (random.Next(3) == 0 ? "-" : "") + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(10)));

    private static string Spelled(string digits, int exponent, Random random) => random.Next(4) switch
    {
        0 => $"{digits}e{exponent}",
        1 => $"{digits}.000E{exponent:+0;-0}",
        2 => $"{digits}{new string('0', exponent + 30)}e-30",
        _ => $"{digits}00e{exponent - 2}",
    };
}
