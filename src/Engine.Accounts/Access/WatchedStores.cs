using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Access;

/// <summary>The store of clients, whose writes are told to <see cref="ClientStanding"/> before they are answered.</summary>
public sealed class WatchedClientStore(IClientStore store, ClientStanding standing) : IClientStore
{
    public Task<bool> AddAsync(OAuthClient client, CancellationToken cancellation) =>
        ToldAsync(client.ClientId, store.AddAsync(client, cancellation));

    public Task<bool> UpdateAsync(OAuthClient client, CancellationToken cancellation) =>
        ToldAsync(client.ClientId, store.UpdateAsync(client, cancellation));

    public Task<bool> RemoveAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        ToldAsync(clientId, store.RemoveAsync(account, clientId, cancellation));

    public Task<OAuthClient?> FindForTokenAsync(string clientId, CancellationToken cancellation) => store.FindForTokenAsync(clientId, cancellation);

    public Task<OAuthClient?> FindAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        store.FindAsync(account, clientId, cancellation);

    public Task<Page<OAuthClient>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        store.ListAsync(account, page, cancellation);

    /// <summary>Told also when the write failed or was given up: it may have happened.</summary>
    private async Task<bool> ToldAsync(string clientId, Task<bool> write)
    {
        try
        {
            return await write;
        }
        finally
        {
            standing.Changed(clientId);
        }
    }
}

/// <summary>The store of accounts, whose changes are told to <see cref="ClientStanding"/> before they are answered.</summary>
public sealed class WatchedAccountStore(IAccountStore store, ClientStanding standing) : IAccountStore
{
    public Task<bool> CreateAsync(Account account, CancellationToken cancellation) => store.CreateAsync(account, cancellation);

    public async Task<bool> UpdateAsync(Account account, CancellationToken cancellation)
    {
        try
        {
            return await store.UpdateAsync(account, cancellation);
        }
        finally
        {
            standing.AccountChanged();
        }
    }

    public Task<Account?> FindAsync(AccountId id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);
}
