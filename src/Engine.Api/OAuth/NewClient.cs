using System.Security.Cryptography;
using Engine.Accounts.Access;
using Engine.Ports;

namespace Engine.Api.OAuth;

/// <summary>Makes clients, for the API and for the command line.</summary>
internal static class NewClient
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
}
