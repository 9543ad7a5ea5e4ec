using Engine.Accounts.Paging;
using Engine.Accounts.Users;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Users;

public sealed class SqliteUserStoreTests : IDisposable
{
    private static readonly PageRequest Page = new();
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Users_RoundTrip_LoginsAreUniqueOverAllAccounts()
    {
        var users = (await _store.WithAccountsAsync()).Users;
        (await users.AnyAsync(default)).ShouldBeFalse();
        var ada = await AddAsync("ada", Role.Admin);
        (await users.AddAsync(TempStore.Other, new UserDetails("ada", "Another", Role.Viewer), default)).ShouldBeOfType<UserChange.LoginTaken>();
        var bob = await AddAsync("bob", Role.Viewer);
        (await users.UpdateAsync(TempStore.Acme, bob.Id, new UserDetails("ada", "Bob", Role.Viewer), default)).ShouldBeOfType<UserChange.LoginTaken>();
        (await users.UpdateAsync(TempStore.Acme, bob.Id, new UserDetails("bob", "Robert", Role.Operator), default)).ShouldBeOfType<UserChange.Stored>();

        users = _store.Reopen().Users;
        (await users.AnyAsync(default)).ShouldBeTrue();
        (await users.FindAsync(TempStore.Acme, ada.Id, default)).ShouldBe(ada);
        (await users.ListAsync(TempStore.Acme, Page, default)).Items.Select(user => (user.Login, user.Name, user.Role, user.HasPassword))
            .ShouldBe([("ada", "ada", Role.Admin, false), ("bob", "Robert", Role.Operator, false)]);
        (await users.FindForSignInAsync("bob", default)).ShouldNotBeNull().PasswordHash.ShouldBeNull();
        (await users.FindForSignInAsync("eve", default)).ShouldBeNull();
    }

    // Holds API-67.
    [Fact]
    public async Task LastAdminWhoCanSignIn_IsNeitherRemovedNorDemoted()
    {
        var users = (await _store.WithAccountsAsync()).Users;
        var (ada, invited) = (await AddAsync("ada", Role.Admin), await AddAsync("invited", Role.Admin));
        await users.SetPasswordAsync(TempStore.Acme, ada.Id, "hash", default);
        var demotion = new UserDetails("ada", "ada", Role.Viewer);

        (await users.RemoveAsync(TempStore.Acme, ada.Id, default)).ShouldBeOfType<UserChange.LastAdmin>("an invitation manages nothing");
        (await users.UpdateAsync(TempStore.Acme, ada.Id, demotion, default)).ShouldBeOfType<UserChange.LastAdmin>();
        (await users.UpdateAsync(TempStore.Acme, ada.Id, demotion with { Role = Role.Admin, Name = "Ada" }, default)).ShouldBeOfType<UserChange.Stored>();

        await users.SetPasswordAsync(TempStore.Acme, invited.Id, "hash", default);
        (await users.UpdateAsync(TempStore.Acme, ada.Id, demotion, default)).ShouldBeOfType<UserChange.Stored>();
        (await users.RemoveAsync(TempStore.Acme, invited.Id, default)).ShouldBeOfType<UserChange.LastAdmin>();
        (await users.RemoveAsync(TempStore.Acme, ada.Id, default)).ShouldBeOfType<UserChange.Stored>();
    }

    // Holds API-63.
    [Fact]
    public async Task Password_Set_EndsSessionsAndLink()
    {
        var storage = await _store.WithAccountsAsync();
        var ada = await AddAsync("ada", Role.Admin);
        await storage.Sessions.AddAsync(TempStore.Acme, ada.Id, "s1", "", default);
        await storage.Links.AddAsync(new PasswordLink("l1", TempStore.Acme, ada.Id, Now.AddHours(1)), default);

        (await storage.Users.SetPasswordAsync(TempStore.Acme, ada.Id, "hash", default)).ShouldBeTrue();

        (await storage.Sessions.FindAsync("s1", default)).ShouldBeNull();
        (await storage.Links.FindAsync("l1", Now, default)).ShouldBeNull();
        var known = (await storage.Users.FindForSignInAsync("ada", default)).ShouldNotBeNull();
        (known.PasswordHash, known.User.HasPassword).ShouldBe(("hash", true));
        known.ToString().ShouldNotContain("hash");
    }

    // Holds API-63.
    [Fact]
    public async Task User_Removed_HisSessionsAndLinkGoToo()
    {
        var storage = await _store.WithAccountsAsync();
        var bob = await AddAsync("bob", Role.Viewer);
        await storage.Sessions.AddAsync(TempStore.Acme, bob.Id, "s1", "", default);
        await storage.Links.AddAsync(new PasswordLink("l1", TempStore.Acme, bob.Id, Now.AddHours(1)), default);

        (await storage.Users.RemoveAsync(TempStore.Acme, bob.Id, default)).ShouldBeOfType<UserChange.Stored>();

        (await storage.Sessions.FindAsync("s1", default)).ShouldBeNull();
        (await storage.Links.FindAsync("l1", Now, default)).ShouldBeNull();
        (await storage.Sessions.AddAsync(TempStore.Acme, bob.Id, "s2", "", default)).ShouldBeNull();
        (await storage.Users.RemoveAsync(TempStore.Acme, bob.Id, default)).ShouldBeOfType<UserChange.NotFound>();
    }

    /// <summary>Invariant I8.</summary>
    [Fact]
    public async Task Users_OfAnotherAccount_DoNotExist()
    {
        var storage = await _store.WithAccountsAsync();
        var (users, sessions, other) = (storage.Users, storage.Sessions, TempStore.Other);
        var ada = await AddAsync("ada", Role.Admin);
        await users.SetPasswordAsync(TempStore.Acme, ada.Id, "hash", default);
        var session = (await sessions.AddAsync(TempStore.Acme, ada.Id, "s1", "", default)).ShouldNotBeNull();

        (await users.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await users.FindAsync(other, ada.Id, default)).ShouldBeNull();
        (await users.UpdateAsync(other, ada.Id, new UserDetails("stolen", "", Role.Viewer), default)).ShouldBeOfType<UserChange.NotFound>();
        (await users.RemoveAsync(other, ada.Id, default)).ShouldBeOfType<UserChange.NotFound>();
        (await users.SetPasswordAsync(other, ada.Id, "stolen", default)).ShouldBeFalse();
        (await storage.Links.AddAsync(new PasswordLink("l1", other, ada.Id, Now.AddHours(1)), default)).ShouldBeFalse();
        (await sessions.AddAsync(other, ada.Id, "s2", "", default)).ShouldBeNull();
        (await sessions.ListAsync(other, ada.Id, default)).ShouldBeEmpty();
        (await sessions.EndAsync(other, ada.Id, session.Id, default)).ShouldBeFalse();
        await sessions.EndAllAsync(other, ada.Id, default);
        (await sessions.FindAsync("s1", default)).ShouldNotBeNull();
        (await users.FindForSignInAsync("ada", default)).ShouldNotBeNull().PasswordHash.ShouldBe("hash");
    }

    private DateTimeOffset Now => _store.Time.GetUtcNow();

    private async Task<User> AddAsync(string login, Role role)
    {
        _store.Time.Advance(TimeSpan.FromMilliseconds(1));
        return (await _store.Storage.Users.AddAsync(TempStore.Acme, new UserDetails(login, login, role), default)).ShouldBeOfType<UserChange.Stored>().User;
    }
}
