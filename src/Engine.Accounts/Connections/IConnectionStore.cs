using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Connections;

/// <summary>The connections of an account; secrets are encrypted at rest and leave only by <see cref="OpenAsync"/>.</summary>
public interface IConnectionStore
{
    /// <summary>Adds a connection. Its id and times are the store's. Answers Stored or NameTaken.</summary>
    Task<ConnectionChange> AddAsync(AccountId account, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation);

    /// <summary>Replaces a connection. Answers Stored, NameTaken, Missing, or InUse when flows refer to it by the name it would lose.</summary>
    Task<ConnectionChange> UpdateAsync(AccountId account, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation);

    /// <summary>Removes a connection that no draft and no published version refers to. Answers Removed, Missing or InUse.</summary>
    Task<ConnectionChange> RemoveAsync(AccountId account, string connectionId, CancellationToken cancellation);

    Task<ConnectionConfig?> FindAsync(AccountId account, string connectionId, CancellationToken cancellation);

    /// <summary>The connection with its secret in clear, or null when the account has no such connection.</summary>
    /// <param name="reference">Id or name, as a flow may write it.</param>
    Task<OpenConnection?> OpenAsync(AccountId account, string reference, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<ConnectionConfig>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);
}

/// <summary>The result of a write.</summary>
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

/// <summary>A connection with its secret in clear, for the moment of a request. Never logged.</summary>
public sealed record OpenConnection(ConnectionConfig Config, string? Secret)
{
    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"OpenConnection({Config.Id})";
}
