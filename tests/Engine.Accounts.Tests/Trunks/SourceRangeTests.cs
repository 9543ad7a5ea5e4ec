using Engine.Accounts.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Trunks;

public sealed class SourceRangeTests
{
    [Theory]
    [InlineData("192.0.2.1", 1, "192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.4/30", 4, "192.0.2.4", "192.0.2.7")]
    [InlineData("192.0.0.0/22", 1024, "192.0.0.0", "192.0.3.255")]
    [InlineData("192.0.0.0/21", 0, null, null)]
    [InlineData("2001:db8::/126", 4, "2001:db8::", "2001:db8::3")]
    [InlineData("2001:db8::/64", 0, null, null)]
    [InlineData("host.example", 0, null, null)]
    public void Addresses_AreSpelledOut(string text, int count, string? first, string? last)
    {
        var addresses = SourceRange.Addresses(text).Select(address => address.ToString()).ToList();

        addresses.Count.ShouldBe(count);
        addresses.FirstOrDefault().ShouldBe(first);
        addresses.LastOrDefault().ShouldBe(last);
        SourceRange.IsValid(text).ShouldBe(count > 0);
    }
}
