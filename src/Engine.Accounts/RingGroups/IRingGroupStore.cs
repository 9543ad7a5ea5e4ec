using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Ports.RingGroups;

namespace Engine.Accounts.RingGroups;

/// <summary>The ring groups of an account.</summary>
public interface IRingGroupStore : IRingGroupMembers
{
    Task<RingGroupChange> AddAsync(AccountId account, string name, IReadOnlyList<string> members, CancellationToken cancellation);

    Task<RingGroupChange> UpdateAsync(AccountId account, string groupId, string name, IReadOnlyList<string> members, CancellationToken cancellation);

    /// <returns>False when the account has no such group.</returns>
    Task<bool> RemoveAsync(AccountId account, string groupId, CancellationToken cancellation);

    /// <summary>By id, else by name; null when the account has neither.</summary>
    Task<RingGroup?> FindAsync(AccountId account, string idOrName, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<RingGroup>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);
}
