using Engine.Accounts.RingGroups;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.RingGroups;

public sealed class RingGroupRulesTests
{
    [Theory]
    [InlineData("+12025550100", true)]
    [InlineData("sip:agent@pbx.example.net", true)]
    [InlineData("sip:agent@[2001:db8::1]:5070", true)]
    [InlineData("12025550100", false)]
    [InlineData("+0125550100", false)]
    [InlineData("+1234567890123456", false)]
    [InlineData("sip:agent@pbx.example.net;transport=tcp", false)]
    [InlineData("sip:agent@pbx.example.net\r\nVia: x", false)]
    [InlineData("sips:agent@pbx.example.net", false)]
    public void Member_NumberOrSipAddress(string member, bool holds) =>
        RingGroupRules.Check("desk", [member]).Select(fault => fault.Name).ShouldBe(holds ? [] : ["members[0]"]);

    [Fact]
    public void Members_AtTheLimitAndOneMore()
    {
        RingGroupRules.Check("desk", Members(50)).ShouldBeEmpty();
        RingGroupRules.Check("desk", Members(51)).Select(fault => fault.Name).ShouldBe(["members"]);
        RingGroupRules.Check("desk", []).Select(fault => fault.Name).ShouldBe(["members"]);
    }

    [Fact]
    public void Faults_AreReportedTogether() =>
        RingGroupRules.Check("two\nlines", ["+12025550100", "+12025550100", "x"]).Select(fault => fault.Name).ShouldBe(["name", "members[2]", "members"]);

    private static string[] Members(int count) => [.. Enumerable.Range(0, count).Select(n => $"sip:a{n}@pbx.example.net")];
}
