using Engine.Accounts.Access;
using Engine.Accounts.Paging;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Access;

/// <summary>Who may still act, asked without the disk and told at once (API-14).</summary>
public sealed class ClientStandingTests
{
    private static readonly AccountId Tenant = new("tenant");

    private readonly Stores _stores = new();
    private readonly ManualTime _time = new();
    private readonly ClientStanding _standing;
    private readonly WatchedClientStore _clients;
    private readonly WatchedAccountStore _accounts;

    public ClientStandingTests()
    {
        _standing = new ClientStanding(_stores, _stores, _time);
        _clients = new WatchedClientStore(_stores, _standing);
        _accounts = new WatchedAccountStore(_stores, _standing);
        _stores.Clients["c"] = new OAuthClient("c", Tenant, "shop", ["numbers:read"], "hash", DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task AskedAgainAndAgain_TheStoreIsReadOnceInAWhile()
    {
        for (var times = 0; times < 1000; times++)
        {
            (await FindAsync()).ShouldNotBeNull();
        }

        _stores.Reads.ShouldBe(1);
        _time.Advance(ClientStanding.FreshFor);
        await FindAsync();
        _stores.Reads.ShouldBe(2, "a write of another node is seen by then");
    }

    [Fact]
    public async Task Removed_IsGoneAtOnce()
    {
        await FindAsync();
        await _clients.RemoveAsync(Tenant, "c", CancellationToken.None);

        (await FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task DisabledOrItsAccountDisabled_IsGoneAtOnceAndBackWhenEnabled()
    {
        var client = _stores.Clients["c"];
        await FindAsync();
        await _clients.UpdateAsync(client with { Enabled = false }, CancellationToken.None);
        (await FindAsync()).ShouldBeNull();
        await _clients.UpdateAsync(client, CancellationToken.None);
        (await FindAsync()).ShouldNotBeNull();

        await _accounts.UpdateAsync(_stores.Account with { Enabled = false }, CancellationToken.None);

        (await FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Renewed_HasAnotherMark_ThatTellsNothingOfTheSecret()
    {
        var before = (await FindAsync())!.SecretMark;
        await _clients.UpdateAsync(_stores.Clients["c"] with { SecretHash = "other" }, CancellationToken.None);

        var after = (await FindAsync())!.SecretMark;

        after.ShouldNotBe(before);
        (before.Length, after.Length).ShouldBe((24, 24));
    }

    /// <summary>A read that began before the write must not be remembered after it.</summary>
    [Fact]
    public async Task ReadUnderWayDuringTheWrite_IsNotRemembered()
    {
        var old = _stores.Clients["c"];
        var slow = _stores.Hold = new TaskCompletionSource();
        var asked = FindAsync();
        await _clients.UpdateAsync(old with { SecretHash = "other" }, CancellationToken.None);
        slow.SetResult();
        (await asked)!.SecretMark.ShouldBe(StandingClient.MarkOf(old), "what it read was so when it was read");

        (await FindAsync())!.SecretMark.ShouldNotBe(StandingClient.MarkOf(old));
    }

    [Fact]
    public async Task WriteThatFails_MayHaveHappened()
    {
        await FindAsync();
        _stores.FailsAfterWriting = true;
        await Should.ThrowAsync<IOException>(() => _clients.RemoveAsync(Tenant, "c", CancellationToken.None));

        (await FindAsync()).ShouldBeNull();
    }

    private async Task<StandingClient?> FindAsync() => await _standing.FindAsync("c", CancellationToken.None);

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }

    private sealed class Stores : IClientStore, IAccountStore
    {
        public Dictionary<string, OAuthClient> Clients { get; } = [];

        public Account Account { get; private set; } = new(Tenant, "Tenant", DateTimeOffset.UnixEpoch);

        public int Reads { get; private set; }

        public TaskCompletionSource? Hold { get; set; }

        public bool FailsAfterWriting { get; set; }

        public async Task<OAuthClient?> FindForTokenAsync(string clientId, CancellationToken cancellation)
        {
            Reads++;
            var found = Clients.GetValueOrDefault(clientId);
            if (Hold is { } hold)
            {
                Hold = null;
                await hold.Task;
            }

            return found;
        }

        public Task<bool> RemoveAsync(AccountId account, string clientId, CancellationToken cancellation)
        {
            var removed = Clients.Remove(clientId);
            return FailsAfterWriting ? Task.FromException<bool>(new IOException("The disk is full.")) : Task.FromResult(removed);
        }

        Task<bool> IClientStore.UpdateAsync(OAuthClient client, CancellationToken cancellation)
        {
            Clients[client.ClientId] = client;
            return Task.FromResult(true);
        }

        Task<bool> IAccountStore.UpdateAsync(Account account, CancellationToken cancellation)
        {
            Account = account;
            return Task.FromResult(true);
        }

        Task<Account?> IAccountStore.FindAsync(AccountId id, CancellationToken cancellation) => Task.FromResult<Account?>(Account);

        Task<bool> IClientStore.AddAsync(OAuthClient client, CancellationToken cancellation) => throw new NotSupportedException();

        Task<OAuthClient?> IClientStore.FindAsync(AccountId account, string clientId, CancellationToken cancellation) => throw new NotSupportedException();

        Task<Page<OAuthClient>> IClientStore.ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException();

        Task<bool> IAccountStore.CreateAsync(Account account, CancellationToken cancellation) => throw new NotSupportedException();

        Task<IReadOnlyList<Account>> IAccountStore.ListAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
