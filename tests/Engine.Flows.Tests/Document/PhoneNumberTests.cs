using Engine.Flows.Document;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document;

public sealed class PhoneNumberTests
{
    // Holds TRK-30.
    [Theory]
    [InlineData("+12025550123", "+12025550123")]
    [InlineData(" +1 (202) 555-0123 ", "+12025550123")]
    [InlineData("001.202.555.0123", "+12025550123")]
    [InlineData("00351 912 345 678", "+351912345678")]
    [InlineData("+44 (0)20 7946 0000", "+442079460000")]
    [InlineData("00 44 (0) 20 7946 0958", "+442079460958")]
    [InlineData("0044(0)2079460958", "+442079460958")]
    [InlineData("(+44) (0)20 7946 0958", "+442079460958")]
    [InlineData("+44 ( 0 ) 20 7946 0958", "+442079460958")]
    [InlineData("(00)44 20 7946 0958", "+442079460958")]
    [InlineData("+1\u00A0202\u2011555\u20110123", "+12025550123")]
    [InlineData("\u202A+12025550123\u202C", "+12025550123")]
    [InlineData("+1234567", "+1234567")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void Normalize_WhatPeopleType_IsE164(string text, string expected) => PhoneNumber.Normalize(text).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("+")]
    [InlineData("12025550123")]
    [InlineData("2025550123")]
    [InlineData("+02025550123")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+1202555012a")]
    [InlineData("++12025550123")]
    [InlineData("+1202+5550123")]
    [InlineData("000")]
    [InlineData("00012025550123")]
    [InlineData("+١٢٣٤٥٦٧٨٩")]
    [InlineData("sip:+12025550123@example.com")]
    [InlineData("+1202555\r\n0123;evil")]
    public void Normalize_NoNumber_IsNull(string? text) => PhoneNumber.Normalize(text).ShouldBeNull();

    [Fact]
    public void Normalize_VeryLongText_IsNull() => PhoneNumber.Normalize("+1202555" + new string(' ', 100) + "0123").ShouldBeNull();
}
