using Engine.Ports;

namespace Engine.Accounts.Access;

/// <summary>The tenants. Listing all of them is for the operator's command line, never for a tenant's request.</summary>
public interface IAccountStore
{
    /// <returns>False when an account of that id exists already; nothing is changed then.</returns>
    Task<bool> CreateAsync(Account account, CancellationToken cancellation);

    /// <returns>False when there is no such account.</returns>
    Task<bool> UpdateAsync(Account account, CancellationToken cancellation);

    Task<Account?> FindAsync(AccountId id, CancellationToken cancellation);

    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation);
}
