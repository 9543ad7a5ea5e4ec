using Engine.Accounts.Access;
using Engine.Accounts.Users;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Users;

public sealed class UserRulesTests
{
    private static readonly ScopeSet Everything = new(Scopes.All);

    [Theory]
    [InlineData("ada", true)]
    [InlineData("ada.lovelace+calls@example.com", true)]
    [InlineData("7", true)]
    [InlineData("", false)]
    [InlineData("-ada", false)]
    [InlineData("ada lovelace", false)]
    [InlineData("ädä", false)]
    [InlineData("ada\n", false)]
    public void Login_Table(string login, bool fits) =>
        UserRules.Check(new UserDetails(login, "Ada", Role.Viewer), Everything).Select(fault => fault.Name).ShouldBe(fits ? [] : ["login"]);

    [Fact]
    public void Login_AtItsLimitAndOneMore()
    {
        UserRules.Check(new UserDetails(new string('a', 100), "Ada", Role.Viewer), Everything).ShouldBeEmpty();
        UserRules.Check(new UserDetails(new string('a', 101), "Ada", Role.Viewer), Everything).Count.ShouldBe(1);
    }

    [Fact]
    public void Login_IsComparedWithoutCaseAndBlanksAround() => UserRules.Normalize(" Ada@Example.COM ").ShouldBe("ada@example.com");

    // Holds API-60.
    [Theory]
    [InlineData("elevenchars", false)]
    [InlineData("twelve chars", true)]
    [InlineData("            ", true)]
    [InlineData("aaaaaaaaaaaa", true)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀", false)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀", true)]
    public void Password_TwelveCharactersAndNoOtherRule(string password, bool fits) =>
        (UserRules.CheckPassword(password, "password").Count == 0).ShouldBe(fits);

    [Fact]
    public void First_EveryFaultIsTold() =>
        UserRules.CheckFirst(new UserDetails("-", " ", Role.Admin), "short").Select(fault => fault.Name).ShouldBe(["login", "name", "password"]);

    // Holds API-66.
    [Fact]
    public void Role_ThatMayMoreThanItsGiver_IsAFault() =>
        UserRules.Check(new UserDetails("ada", "Ada", Role.Admin), Roles.ScopesOf(Role.Operator)).Select(fault => fault.Name).ShouldBe(["role"]);
}
