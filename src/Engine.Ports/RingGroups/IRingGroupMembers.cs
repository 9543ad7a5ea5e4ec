namespace Engine.Ports.RingGroups;

/// <summary>The ring groups of an account, as far as a callback needs them.</summary>
public interface IRingGroupMembers
{
    /// <summary>The group as it is now, by its id, else by its name; null when the account has neither.</summary>
    Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation);
}

/// <summary>Whom a callback rings.</summary>
/// <param name="GroupId">The group's id, also when it was named by its name.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
public sealed record RingGroupMembers(string GroupId, IReadOnlyList<string> Members);
