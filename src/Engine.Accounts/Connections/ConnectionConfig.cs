namespace Engine.Accounts.Connections;

/// <summary>A service that flows of an account may ask. Its secret is not here: see <see cref="IConnectionStore.OpenAsync"/>.</summary>
public sealed record ConnectionConfig
{
    public required string Id { get; init; }

    /// <summary>Unique within the account, whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>http or https, with or without a path; paths of actions are put behind it.</summary>
    public required string BaseUrl { get; init; }

    public ConnectionAuth Auth { get; init; } = ConnectionAuth.None;

    /// <summary>Whether a secret is stored. Read only: writes go by the store's secret argument.</summary>
    public bool HasSecret { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
