using Engine.Ports;

namespace Engine.Actors.RingGroups;

/// <summary>Which members talk, account by account: one talk for each step, however many groups a member belongs to.</summary>
internal sealed class EngagedMembers
{
    private readonly Dictionary<RingGroupPlace, (AccountId AccountId, string Member)> _talks = [];

    /// <summary>The member talks for that step.</summary>
    public void Add(RingGroupPlace who, AccountId accountId, string member) => _talks[who] = (accountId, member);

    /// <summary>The talk is over.</summary>
    /// <returns>The account whose member is free; null when the step had none.</returns>
    public string? Remove(RingGroupPlace who) => _talks.Remove(who, out var talk) ? talk.AccountId : null;

    /// <summary>Who talks.</summary>
    public IReadOnlySet<string> Of(AccountId accountId) =>
        _talks.Values.Where(talk => string.Equals(talk.AccountId, accountId, StringComparison.Ordinal)).Select(talk => talk.Member)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
