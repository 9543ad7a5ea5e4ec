namespace Engine.Api.Clients;

/// <summary>A client as it is sent.</summary>
internal sealed record ClientWrite(string Name, IReadOnlyList<string> Scopes, bool Enabled = true);

/// <summary>A program that may get tokens of this account. Its secret is not shown.</summary>
internal sealed record ClientBody(string ClientId, string Name, IReadOnlyList<string> Scopes, bool Enabled, DateTimeOffset CreatedAt)
{
    public static ClientBody From(OAuthClient client) => new(client.ClientId, client.Name, client.Scopes, client.Enabled, client.CreatedAt);
}

/// <summary>A client with its secret: the only answer that ever holds it.</summary>
public sealed record ClientSecretBody(
    string ClientId, string ClientSecret, string Name, IReadOnlyList<string> Scopes, bool Enabled, DateTimeOffset CreatedAt)
{
    public static ClientSecretBody From(OAuthClient client, string secret) =>
        new(client.ClientId, secret, client.Name, client.Scopes, client.Enabled, client.CreatedAt);

    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"ClientSecretBody({ClientId})";
}
