using Engine.Accounts.Access;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Access;

public sealed class ScopeSetTests
{
    // Holds API-12.
    [Theory]
    [InlineData("numbers:read", "numbers:read", true)]
    [InlineData("numbers:*", "numbers:read", true)]
    [InlineData("numbers:*", "numbers:*", true)]
    [InlineData("numbers:read numbers:write", "numbers:*", true)]
    [InlineData("numbers:read", "numbers:*", false)]
    [InlineData("numbers:read", "numbers:write", false)]
    [InlineData("trunks:*", "numbers:read", false)]
    [InlineData("flows:read flows:write flows:publish", "flows:*", false)]
    [InlineData("", "numbers:read", false)]
    [InlineData("numbers", "numbers", true)]
    [InlineData("*", "numbers:read", false)]
    public void Covers_TheScopeOrItsFamily(string held, string wanted, bool covered) => ScopeSet.Parse(held).Covers(wanted).ShouldBe(covered);

    [Fact]
    public void Text_IsSortedAndWithoutDoubles() => ScopeSet.Parse(" b:x  a:y b:x ").ToString().ShouldBe("a:y b:x");

    [Fact]
    public void Families_AreMadeOfSingles() =>
        Scopes.Families.ShouldAllBe(family => Scopes.Single.Any(scope => scope.StartsWith(family.TrimEnd('*'), StringComparison.Ordinal)));
}
