using Engine.Accounts.Access;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Access;

public sealed class ClientRulesTests
{
    [Theory]
    [InlineData("numbers:read", "numbers:read", true)]
    [InlineData("numbers:*", "numbers:read", true)]
    [InlineData("numbers:read", "numbers:write", false)]
    [InlineData("numbers:read", "made:up", false)]
    public void Scope_MustExistAndBeHeldByTheGranter(string held, string granted, bool holds) =>
        ClientRules.Check("reports", [granted], ScopeSet.Parse(held)).Select(fault => fault.Name).ShouldBe(holds ? [] : ["scopes"]);

    [Fact]
    public void Faults_AreReportedTogether() =>
        ClientRules.Check(" ", [], new ScopeSet(Scopes.All)).Select(fault => fault.Name).ShouldBe(["name", "scopes"]);

    // Holds API-13.
    [Fact]
    public void Renew_OldSecret_NoLongerMatches()
    {
        var (client, first) = NewClient.Mint(new AccountId("a"), "reports", ["reports:read"], DateTimeOffset.UnixEpoch);
        var (renewed, second) = NewClient.Renew(client);

        SecretHash.Matches(first, client.SecretHash).ShouldBeTrue();
        SecretHash.Matches(second, renewed.SecretHash).ShouldBeTrue();
        SecretHash.Matches(first, renewed.SecretHash).ShouldBeFalse();
        renewed.ShouldBe(client with { SecretHash = renewed.SecretHash });
    }
}
