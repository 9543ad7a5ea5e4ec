namespace Engine.Accounts.RingGroups;

/// <summary>Whom Callback rings, in order.</summary>
/// <param name="Id">Minted by the store.</param>
/// <param name="Name">Unique within the account; flows may name the group by it.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
public sealed record RingGroup(string Id, string Name, IReadOnlyList<string> Members, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
