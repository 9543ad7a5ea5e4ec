namespace Engine.Accounts.Connections;

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
