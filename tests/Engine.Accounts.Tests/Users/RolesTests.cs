using Engine.Accounts.Access;
using Engine.Accounts.Users;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Users;

public sealed class RolesTests
{
    private const string Reads =
        "clients:read connections:read flows:read functions:read interactions:read numbers:read prompts:read reports:read ring-groups:read speech:read trunks:read";

    private const string Author =
        "connections:read flows:read flows:write functions:read interactions:read numbers:read prompts:read prompts:write reports:read ring-groups:read speech:read";

    /// <summary>The table, word for word: a new scope belongs to a role by decision and not by accident.</summary>
    public static TheoryData<Role, string> Table => new()
    {
        { Role.Viewer, Reads },
        { Role.Author, Author },
        { Role.Publisher, $"{Author} flows:publish flows-interactions:start" },
        { Role.Integrator, $"{Author} flows-interactions:start functions:write connections:write clients:read clients:write" },
        { Role.Operator, $"{Reads} trunks:write numbers:write ring-groups:write speech:write interactions:cancel" },
        {
            Role.Admin,
            $"{Reads} users:read users:write flows:write flows:publish flows-interactions:start functions:write connections:write clients:write " +
            "trunks:write numbers:write ring-groups:write speech:write prompts:write interactions:cancel"
        },
    };

    // Holds API-61.
    [Theory]
    [MemberData(nameof(Table))]
    public void ScopesOf_Role_AreThoseOfTheTable(Role role, string scopes) =>
        Roles.ScopesOf(role).Words.Order().ShouldBe(scopes.Split(' ').Order());

    [Fact]
    public void Admin_HasEveryScopeThereIs() => Scopes.Single.ShouldAllBe(scope => Roles.ScopesOf(Role.Admin).Covers(scope));

    // Holds API-66.
    [Fact]
    public void MayManage_OnlyWhoMayNoMoreThanOneself()
    {
        Enum.GetValues<Role>().ShouldAllBe(role => Roles.MayManage(Roles.ScopesOf(Role.Admin), role));
        Roles.MayManage(new ScopeSet([Scopes.ReadUsers, Scopes.WriteUsers]), Role.Viewer).ShouldBeFalse();
        Roles.MayManage(new ScopeSet([.. Roles.ScopesOf(Role.Author).Words, Scopes.WriteUsers]), Role.Author).ShouldBeTrue();
        Roles.MayManage(new ScopeSet([.. Roles.ScopesOf(Role.Author).Words, Scopes.WriteUsers]), Role.Publisher).ShouldBeFalse();
    }
}
