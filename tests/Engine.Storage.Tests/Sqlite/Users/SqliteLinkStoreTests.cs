using Engine.Accounts.Users;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Users;

public sealed class SqliteLinkStoreTests : IDisposable
{
    private static readonly UserDetails First = new("ada", "Ada", Role.Admin);
    private readonly TempStore _store = new();

    private DateTimeOffset Now => _store.Time.GetUtcNow();

    public void Dispose() => _store.Dispose();

    // Holds API-65.
    [Fact]
    public async Task FirstLink_MakesOneUser_ThenNothing()
    {
        var storage = await _store.WithAccountsAsync();
        (await storage.Links.AddAsync(Link("old", null), default)).ShouldBeTrue();
        (await storage.Links.AddAsync(Link("new", null), default)).ShouldBeTrue();

        (await storage.Links.UseFirstAsync("old", First, "hash", Now, default)).ShouldBeOfType<UserChange.LinkInvalid>("a new one took its place");
        (await storage.Links.UseAsync("new", "hash", Now, default)).ShouldBeOfType<UserChange.LinkInvalid>("it is nobody's password");
        var both = await Task.WhenAll(
            storage.Links.UseFirstAsync("new", First, "hash", Now, default), storage.Links.UseFirstAsync("new", First with { Login = "eve" }, "hash", Now, default));

        both.Count(change => change is UserChange.Stored).ShouldBe(1);
        both.Count(change => change is UserChange.AlreadySetUp).ShouldBe(1);
        (await storage.Links.FindAsync("new", Now, default)).ShouldBeNull();
        (await storage.Links.AddAsync(Link("again", null), default)).ShouldBeFalse("there is a user");
    }

    // Holds API-65.
    [Fact]
    public async Task Links_EndWithTheirTime()
    {
        var storage = await _store.WithAccountsAsync();
        await storage.Links.AddAsync(Link("first", null), default);

        (await storage.Links.FindAsync("first", Now + PasswordLink.Lifetime - TimeSpan.FromMilliseconds(1), default)).ShouldNotBeNull();
        (await storage.Links.FindAsync("first", Now + PasswordLink.Lifetime, default)).ShouldBeNull();
        (await storage.Links.UseFirstAsync("first", First, "hash", Now + PasswordLink.Lifetime, default)).ShouldBeOfType<UserChange.LinkInvalid>();
        (await storage.Users.AnyAsync(default)).ShouldBeFalse();
    }

    // Holds API-65.
    [Fact]
    public async Task LinkOfAUser_IsUsedOnce_AndANewOneVoidsTheOld()
    {
        var storage = await _store.WithAccountsAsync();
        var ada = (await storage.Users.AddAsync(TempStore.Acme, First, default)).ShouldBeOfType<UserChange.Stored>().User;
        await storage.Links.AddAsync(Link("old", ada.Id), default);
        await storage.Links.AddAsync(Link("new", ada.Id), default);

        (await storage.Links.UseAsync("old", "hash", Now, default)).ShouldBeOfType<UserChange.LinkInvalid>();
        (await storage.Links.UseAsync("new", "hash", Now, default)).ShouldBeOfType<UserChange.Stored>().User.HasPassword.ShouldBeTrue();
        (await storage.Links.UseAsync("new", "other", Now, default)).ShouldBeOfType<UserChange.LinkInvalid>();
        (await storage.Users.FindForSignInAsync("ada", default)).ShouldNotBeNull().PasswordHash.ShouldBe("hash");
    }

    [Fact]
    public void Mint_HoldsTheHashAlone_AndTheTokenFitsAnAddress()
    {
        var (link, token) = PasswordLink.Mint(TempStore.Acme, "u1", Now);

        token.Length.ShouldBe(43);
        Uri.EscapeDataString(token).ShouldBe(token);
        link.TokenHash.ShouldBe(SecretToken.HashOf(token));
        link.TokenHash.ShouldNotContain(token);
        link.ToString().ShouldNotContain(link.TokenHash);
    }

    private PasswordLink Link(string hash, string? userId) => new(hash, TempStore.Acme, userId, Now + PasswordLink.Lifetime);
}
