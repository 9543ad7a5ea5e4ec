using Engine.Accounts.Flows;

namespace Engine.Accounts.Connections;

/// <summary>What became of a write.</summary>
public abstract record ConnectionChange
{
    private ConnectionChange()
    {
    }

    public sealed record Stored(ConnectionConfig Connection) : ConnectionChange;

    public sealed record Removed : ConnectionChange;

    /// <summary>The account has no such connection.</summary>
    public sealed record Missing : ConnectionChange;

    /// <summary>Another connection of the account has the name.</summary>
    public sealed record NameTaken : ConnectionChange;

    /// <summary>Drafts or published versions refer to it; nothing was removed.</summary>
    public sealed record InUse(IReadOnlyList<FlowUse> Flows) : ConnectionChange;
}
