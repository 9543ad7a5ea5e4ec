using Engine.Accounts.RingGroups;
using Engine.Flows.Document.Marks;

namespace Engine.Api.RingGroups;

/// <summary>A ring group as it is sent.</summary>
/// <param name="Name">Unique within the account.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
internal sealed record RingGroupWrite(string Name, IReadOnlyList<string> Members)
{
    /// <summary>The members as they are kept: without the marks nobody sees that come along when a number is copied.</summary>
    public RingGroupWrite Clean() => this with { Members = [.. Members.Select(member => member is null ? member! : HiddenMarks.Removed(member))] };
}

/// <summary>A ring group as it is shown.</summary>
/// <param name="Name">Unique within the account; flows may use it in place of the id.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
internal sealed record RingGroupBody(string RingGroupId, string Name, IReadOnlyList<string> Members, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static RingGroupBody From(RingGroup group) => new(group.Id, group.Name, group.Members, group.CreatedAt, group.UpdatedAt);
}
