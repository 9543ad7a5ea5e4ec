using Engine.Accounts.Paging;
using Engine.Accounts.RingGroups;
using Engine.Ports;
using Engine.Ports.RingGroups;

namespace Engine.Testing.Ports;

/// <summary>Ring groups that outlive a simulated node, by name.</summary>
public sealed class InMemoryRingGroups : IRingGroupStore
{
    private readonly Dictionary<(string Account, string Name), RingGroup> _groups = [];

    public Task<RingGroupChange> AddAsync(AccountId account, string name, IReadOnlyList<string> members, CancellationToken cancellation)
    {
        var group = new RingGroup(name, name, members, default, default);
        return Task.FromResult<RingGroupChange>(_groups.TryAdd((account.Value, name), group) ? new RingGroupChange.Stored(group) : new RingGroupChange.NameTaken());
    }

    public Task<RingGroupChange> UpdateAsync(AccountId account, string groupId, string name, IReadOnlyList<string> members, CancellationToken cancellation)
    {
        if (!_groups.TryGetValue((account.Value, groupId), out var before))
        {
            return Task.FromResult<RingGroupChange>(new RingGroupChange.NotFound());
        }

        var group = _groups[(account.Value, groupId)] = before with { Members = members };
        return Task.FromResult<RingGroupChange>(new RingGroupChange.Stored(group));
    }

    public Task<bool> RemoveAsync(AccountId account, string groupId, CancellationToken cancellation) =>
        Task.FromResult(_groups.Remove((account.Value, groupId)));

    public Task<RingGroup?> FindAsync(AccountId account, string idOrName, CancellationToken cancellation) =>
        Task.FromResult(_groups.GetValueOrDefault((account.Value, idOrName)));

    /// <summary>Called before members are read; what it throws, the reader gets.</summary>
    public Action Reading { get; set; } = static () => { };

    public Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation)
    {
        Reading();
        return Task.FromResult(_groups.GetValueOrDefault((account.Value, idOrName)) is { } group ? new RingGroupMembers(group.Id, group.Members) : null);
    }

    public Task<Page<RingGroup>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        Task.FromResult(new Page<RingGroup>([.. _groups.Where(g => g.Key.Account == account.Value).Select(g => g.Value)], null));
}
