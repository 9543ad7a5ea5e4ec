using Engine.Accounts.Access;

namespace Engine.Api.Clients;

/// <summary>A program that may get tokens of this account. Its secret is not shown.</summary>
internal sealed record ClientBody(string ClientId, string Name, IReadOnlyList<string> Scopes, bool Enabled, DateTimeOffset CreatedAt)
{
    public static ClientBody From(OAuthClient client) => new(client.ClientId, client.Name, client.Scopes, client.Enabled, client.CreatedAt);
}
