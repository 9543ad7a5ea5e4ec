using Engine.Accounts.Connections;

namespace Engine.Api.Connections;

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
