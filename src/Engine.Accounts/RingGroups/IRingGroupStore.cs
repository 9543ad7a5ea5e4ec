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

/// <summary>The result of storing a ring group.</summary>
public abstract record RingGroupChange
{
    public sealed record Stored(RingGroup Group) : RingGroupChange;

    /// <summary>The account has another group of that name.</summary>
    public sealed record NameTaken : RingGroupChange;

    public sealed record NotFound : RingGroupChange;
}

/// <summary>Whom Callback rings, in order.</summary>
/// <param name="Id">Minted by the store.</param>
/// <param name="Name">Unique within the account; flows may name the group by it.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
public sealed record RingGroup(string Id, string Name, IReadOnlyList<string> Members, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
