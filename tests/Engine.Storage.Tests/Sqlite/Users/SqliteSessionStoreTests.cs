using Engine.Accounts.Users;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Users;

public sealed class SqliteSessionStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    private DateTimeOffset Now => _store.Time.GetUtcNow();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Sessions_RoundTrip_WithTheUserAsHeIsNow()
    {
        var ada = await AdaAsync();
        var opened = (await _store.Storage.Sessions.AddAsync(TempStore.Acme, ada.Id, "s1", "a browser", default)).ShouldNotBeNull();
        await _store.Storage.Users.UpdateAsync(TempStore.Acme, ada.Id, new UserDetails("ada", "Ada", Role.Viewer), default);
        await _store.Storage.Sessions.SeenAsync(opened.Id, Now.AddMinutes(5), default);
        await _store.Storage.Sessions.SeenAsync(opened.Id, Now.AddMinutes(3), default);

        var found = (await _store.Reopen().Sessions.FindAsync("s1", default)).ShouldNotBeNull();

        (found.Id, found.Agent, found.CreatedAt, found.SeenAt, found.User.Role).ShouldBe((opened.Id, "a browser", Now, Now.AddMinutes(5), Role.Viewer));
        (await _store.Storage.Sessions.FindAsync("s2", default)).ShouldBeNull();
        (await _store.Storage.Sessions.EndAsync(TempStore.Acme, ada.Id, opened.Id, default)).ShouldBeTrue();
        (await _store.Storage.Sessions.EndAsync(TempStore.Acme, ada.Id, opened.Id, default)).ShouldBeFalse();
        (await _store.Storage.Sessions.FindAsync("s1", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Account_Disabled_ItsSessionsAreNotFound()
    {
        var ada = await AdaAsync();
        await _store.Storage.Sessions.AddAsync(TempStore.Acme, ada.Id, "s1", "", default);
        var account = (await _store.Storage.Accounts.FindAsync(TempStore.Acme, default)).ShouldNotBeNull();

        await _store.Storage.Accounts.UpdateAsync(account with { Enabled = false }, default);

        (await _store.Storage.Sessions.FindAsync("s1", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_OfAUser_AreAtMostTwenty_TheOldestGoes()
    {
        var ada = await AdaAsync();
        for (var i = 0; i <= UserSession.MostOfAUser; i++)
        {
            _store.Time.Advance(TimeSpan.FromSeconds(1));
            await _store.Storage.Sessions.AddAsync(TempStore.Acme, ada.Id, $"s{i}", "", default);
        }

        (await _store.Storage.Sessions.ListAsync(TempStore.Acme, ada.Id, default)).Count.ShouldBe(UserSession.MostOfAUser);
        (await _store.Storage.Sessions.FindAsync("s0", default)).ShouldBeNull();
        (await _store.Storage.Sessions.FindAsync("s1", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Sessions_ThatEndedByTime_AreNotListedAndSweptByTheNextSignIn()
    {
        var ada = await AdaAsync();
        await _store.Storage.Sessions.AddAsync(TempStore.Acme, ada.Id, "s1", "", default);
        _store.Time.Advance(UserSession.IdleLimit);

        (await _store.Storage.Sessions.ListAsync(TempStore.Acme, ada.Id, default)).ShouldBeEmpty();
        (await _store.Storage.Sessions.FindAsync("s1", default)).ShouldNotBeNull().IsAlive(Now).ShouldBeFalse();
        await _store.Storage.Sessions.AddAsync(TempStore.Acme, ada.Id, "s2", "", default);

        (await _store.Storage.Sessions.FindAsync("s1", default)).ShouldBeNull();
        (await _store.Storage.Sessions.ListAsync(TempStore.Acme, ada.Id, default)).Count.ShouldBe(1);
    }

    [Fact]
    public void IsAlive_Table()
    {
        var session = new UserSession("s", new User("u", TempStore.Acme, "ada", "Ada", Role.Viewer, HasPassword: true, Now, Now), "", Now, Now);

        session.IsAlive(Now + UserSession.IdleLimit - TimeSpan.FromTicks(1)).ShouldBeTrue();
        session.IsAlive(Now + UserSession.IdleLimit).ShouldBeFalse();
        var busy = session with { SeenAt = Now + UserSession.AbsoluteLimit - TimeSpan.FromHours(1) };
        busy.IsAlive(Now + UserSession.AbsoluteLimit - TimeSpan.FromTicks(1)).ShouldBeTrue();
        busy.IsAlive(Now + UserSession.AbsoluteLimit).ShouldBeFalse();
    }

    private async Task<User> AdaAsync() =>
        (await (await _store.WithAccountsAsync()).Users.AddAsync(TempStore.Acme, new UserDetails("ada", "Ada", Role.Admin), default))
        .ShouldBeOfType<UserChange.Stored>().User;
}
