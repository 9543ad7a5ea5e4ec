using Shouldly;
using Xunit;

namespace Engine.Phone.Tests;

public sealed class DialStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1", "1@1000")]
    [InlineData("12#", "1@1000 2@1200 #@1400")]
    [InlineData("1,,2", "1@1000 2@3200")]
    [InlineData(",a", "A@2000")]
    public void TryRead_KeysAndPauses_BecomeTimes(string text, string expected)
    {
        DialString.TryRead(text, out var keys, out var fault).ShouldBeTrue(fault);

        string.Join(' ', keys.Select(key => $"{key.Key}@{key.At.TotalMilliseconds}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("12x", "not X")]
    [InlineData("1 2", "not  ")]
    public void TryRead_WhatIsNoKey_IsNamed(string text, string part)
    {
        DialString.TryRead(text, out var keys, out var fault).ShouldBeFalse();

        keys.ShouldBeEmpty();
        fault.ShouldContain(part);
    }

    [Fact]
    public void TryRead_AtTheLimitAndOneMore()
    {
        DialString.TryRead(new string('1', DialString.MostKeys), out var keys, out _).ShouldBeTrue();
        keys.Count.ShouldBe(DialString.MostKeys);
        DialString.TryRead(new string('1', DialString.MostKeys + 1), out _, out var fault).ShouldBeFalse();
        fault.ShouldContain("100");
    }
}
