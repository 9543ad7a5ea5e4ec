using Engine.Accounts.Connections;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Connections;

public sealed class ConnectionRulesTests
{
    private static readonly ConnectionConfig Stored = new()
    {
        Id = "c1",
        Name = "crm",
        BaseUrl = "https://crm.example/api",
        Auth = new ConnectionAuth { Kind = ConnectionAuthKind.Basic, User = "engine" },
        HasSecret = true,
    };

    [Fact]
    public void Secret_LeftOut_StaysWhileItGoesToTheSameServer()
    {
        var moved = Stored with { BaseUrl = "https://crm.example/v2" };

        ConnectionRules.Check(moved, new ConnectionSecret.Keep(), Stored).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/api")]
    [InlineData("http://crm.example/api")]
    [InlineData("https://crm.example:8443/api")]
    public void Secret_LeftOutAndSentElsewhere_IsRefused(string url) =>
        Names(Stored with { BaseUrl = url }, new ConnectionSecret.Keep(), Stored).ShouldBe(["auth.secret"]);

    [Fact]
    public void Secret_LeftOutOfANewConnection_IsRefused() => Names(Stored, new ConnectionSecret.Keep()).ShouldBe(["auth.secret"]);

    [Fact]
    public void Secret_OfAConnectionWithoutCredentials_IsRefused() =>
        Names(Stored with { Auth = ConnectionAuth.None }, new ConnectionSecret.Set("s")).ShouldBe(["auth.secret"]);

    [Fact]
    public void Faults_AreReportedTogether() => Names(
        Stored with { Name = " ", BaseUrl = "ftp://crm.example", Auth = new ConnectionAuth { Kind = ConnectionAuthKind.ApiKey, Header = "Host", User = "engine" } },
        new ConnectionSecret.Set("line\nbreak")).ShouldBe(["name", "base_url", "auth.user", "auth.header", "auth.secret"]);

    private static IEnumerable<string> Names(ConnectionConfig connection, ConnectionSecret secret, ConnectionConfig? stored = null) =>
        ConnectionRules.Check(connection, secret, stored).Select(fault => fault.Name);
}
