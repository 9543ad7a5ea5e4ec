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

/// <summary>What of a connection's credentials is no secret; stored as JSON, so a new member needs a default and no migration.</summary>
public sealed record ConnectionAuth
{
    public static readonly ConnectionAuth None = new();

    public ConnectionAuthKind Kind { get; init; }

    /// <summary>User of Basic.</summary>
    public string? User { get; init; }

    /// <summary>Header that takes the key.</summary>
    public string? Header { get; init; }

    /// <summary>Where tokens are had; null for Salesforce = the base URL's own.</summary>
    public string? TokenUrl { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Scope asked for; null = the service's default.</summary>
    public string? Scope { get; init; }

    /// <summary>Client id and secret go into the body of the token request instead of a Basic header.</summary>
    public bool CredentialsInBody { get; init; }

    /// <summary>Version of Salesforce's REST interface, such as 61.0; null = the engine's default.</summary>
    public string? ApiVersion { get; init; }
}

/// <summary>How a connection proves who it is.</summary>
public enum ConnectionAuthKind
{
    None,

    /// <summary>User and password (RFC 7617).</summary>
    Basic,

    /// <summary>A key in a header.</summary>
    ApiKey,

    /// <summary>A bearer token for client id and secret (RFC 6749 §4.4).</summary>
    OauthClientCredentials,

    /// <summary>As <see cref="OauthClientCredentials"/>, with the token address and the query interface of Salesforce.</summary>
    Salesforce,
}

/// <summary>What a write does to the stored secret of a connection: password, key or client secret.</summary>
public abstract record ConnectionSecret
{
    private ConnectionSecret()
    {
    }

    /// <summary>Keeps the stored secret.</summary>
    public sealed record Keep : ConnectionSecret;

    public sealed record Remove : ConnectionSecret;

    /// <summary>Stores a new one, encrypted.</summary>
    public sealed record Set(string Plain) : ConnectionSecret
    {
        /// <summary>Without the secret: records print themselves into logs.</summary>
        public override string ToString() => "Set(***)";
    }
}
