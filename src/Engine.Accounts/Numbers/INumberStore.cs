using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Numbers;

/// <summary>The numbers of an account. Two accounts may hold the same number without learning of each other.</summary>
public interface INumberStore
{
    /// <returns>False when the account has that number already; nothing is changed then.</returns>
    Task<bool> AddAsync(AccountId account, AccountNumber number, CancellationToken cancellation);

    /// <returns>False when the account has no such number.</returns>
    Task<bool> UpdateAsync(AccountId account, AccountNumber number, CancellationToken cancellation);

    /// <summary>Removes a number that no draft and no published version calls from.</summary>
    Task<Removal> RemoveAsync(AccountId account, string number, CancellationToken cancellation);

    Task<AccountNumber?> FindAsync(AccountId account, string number, CancellationToken cancellation);

    /// <summary>In order of the number.</summary>
    Task<Page<AccountNumber>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);
}

/// <summary>A number the account may show as caller.</summary>
/// <param name="Number">E.164 with the leading plus.</param>
/// <param name="TrunkId">Trunk to prefer for calls from this number, or null for the account's routing.</param>
public sealed record AccountNumber(string Number, string Label, TrunkId? TrunkId, DateTimeOffset CreatedAt);
