using Engine.Accounts.Connections;

namespace Engine.Api.Connections;

/// <summary>A connection as it is sent.</summary>
/// <param name="Name">Unique within the account, whatever the case.</param>
/// <param name="BaseUrl">http or https; paths of actions are put behind it.</param>
/// <param name="Auth">Left out: none.</param>
internal sealed record ConnectionWrite(string Name, string BaseUrl, ConnectionAuthWrite? Auth = null)
{
    public ConnectionAuthWrite Credentials => Auth ?? new ConnectionAuthWrite(ConnectionAuthKind.None);

    public ConnectionConfig ToConnection(string id = "") =>
        new() { Id = id, Name = Name, BaseUrl = BaseUrl.TrimEnd('/'), Auth = Credentials.ToAuth() };

    public ConnectionSecret ToSecret() => Credentials switch
    {
        { Secret: { } secret } => new ConnectionSecret.Set(secret),
        { Kind: ConnectionAuthKind.None } => new ConnectionSecret.Remove(),
        _ => new ConnectionSecret.Keep(),
    };
}

/// <summary>Credentials as they are sent.</summary>
/// <param name="User">For basic.</param>
/// <param name="Header">For api_key: the header that takes the key.</param>
/// <param name="TokenUrl">For oauth_client_credentials; salesforce has the one of its base URL when left out.</param>
/// <param name="CredentialsInBody">Client id and secret go into the body of the token request instead of a Basic header.</param>
/// <param name="ApiVersion">For salesforce: version of the REST interface, such as 61.0.</param>
/// <param name="Secret">Password, key or client secret; stored encrypted and never shown. Left out on an update: what is stored stays.</param>
internal sealed record ConnectionAuthWrite(
    ConnectionAuthKind Kind,
    string? User = null,
    string? Header = null,
    string? TokenUrl = null,
    string? ClientId = null,
    string? Scope = null,
    bool CredentialsInBody = false,
    string? ApiVersion = null,
    string? Secret = null)
{
    public ConnectionAuth ToAuth() => new()
    {
        Kind = Kind,
        User = User,
        Header = Header,
        TokenUrl = TokenUrl,
        ClientId = ClientId,
        Scope = Scope,
        CredentialsInBody = CredentialsInBody,
        ApiVersion = ApiVersion,
    };

    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"ConnectionAuthWrite({Kind})";
}

/// <summary>A connection as it is shown: everything but its secret.</summary>
internal sealed record ConnectionBody(
    string ConnectionId, string Name, string BaseUrl, ConnectionBody.Credentials Auth, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ConnectionBody From(ConnectionConfig connection)
    {
        var auth = connection.Auth;
        return new ConnectionBody(
            connection.Id,
            connection.Name,
            connection.BaseUrl,
            new Credentials(
                auth.Kind, auth.User, auth.Header, auth.TokenUrl, auth.ClientId, auth.Scope, auth.CredentialsInBody, auth.ApiVersion, connection.HasSecret),
            connection.CreatedAt,
            connection.UpdatedAt);
    }

    /// <summary>How it proves who it is.</summary>
    /// <param name="HasSecret">Whether a password, key or client secret is stored.</param>
    internal sealed record Credentials(
        ConnectionAuthKind Kind,
        string? User,
        string? Header,
        string? TokenUrl,
        string? ClientId,
        string? Scope,
        bool CredentialsInBody,
        string? ApiVersion,
        bool HasSecret);
}
