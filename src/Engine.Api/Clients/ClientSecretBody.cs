using Engine.Accounts.Access;

namespace Engine.Api.Clients;

/// <summary>A client with its secret: the only answer that ever holds it.</summary>
internal sealed record ClientSecretBody(
    string ClientId, string ClientSecret, string Name, IReadOnlyList<string> Scopes, bool Enabled, DateTimeOffset CreatedAt)
{
    public static ClientSecretBody From(OAuthClient client, string secret) =>
        new(client.ClientId, secret, client.Name, client.Scopes, client.Enabled, client.CreatedAt);

    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"ClientSecretBody({ClientId})";
}
