namespace Engine.Accounts.RingGroups;

/// <summary>What became of storing a ring group.</summary>
public abstract record RingGroupChange
{
    public sealed record Stored(RingGroup Group) : RingGroupChange;

    /// <summary>The account has another group of that name.</summary>
    public sealed record NameTaken : RingGroupChange;

    public sealed record NotFound : RingGroupChange;
}
