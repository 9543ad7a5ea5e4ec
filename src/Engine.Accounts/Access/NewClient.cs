using System.Security.Cryptography;
using Engine.Ports;

namespace Engine.Accounts.Access;

/// <summary>Makes clients and their secrets.</summary>
public static class NewClient
{
    private const int IdBytes = 16;

    /// <summary>The client to store and the secret to show once.</summary>
    public static (OAuthClient Client, string Secret) Mint(
        AccountId account, string name, IReadOnlyList<string> scopes, DateTimeOffset at, bool enabled = true)
    {
        var secret = SecretHash.NewSecret();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (new OAuthClient(id, account, name, scopes, SecretHash.Hash(secret), at, enabled), secret);
    }

    /// <summary>The client with a new secret; the old one no longer matches once it is stored.</summary>
    public static (OAuthClient Client, string Secret) Renew(OAuthClient client)
    {
        var secret = SecretHash.NewSecret();
        return (client with { SecretHash = SecretHash.Hash(secret) }, secret);
    }
}
