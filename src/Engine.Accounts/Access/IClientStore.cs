using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Access;

/// <summary>OAuth clients with hashed secrets.</summary>
public interface IClientStore
{
    /// <returns>False when a client of that id exists already; nothing is changed then.</returns>
    Task<bool> AddAsync(OAuthClient client, CancellationToken cancellation);

    /// <summary>Changes name, scopes, secret hash and whether it is enabled.</summary>
    /// <returns>False when the account has no such client.</returns>
    Task<bool> UpdateAsync(OAuthClient client, CancellationToken cancellation);

    /// <returns>False when the account has no such client.</returns>
    Task<bool> RemoveAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>For the token endpoint only: the one place that knows a client before it knows the account.</summary>
    Task<OAuthClient?> FindForTokenAsync(string clientId, CancellationToken cancellation);

    Task<OAuthClient?> FindAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<OAuthClient>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);
}

/// <summary>A program that may ask for tokens of one account.</summary>
/// <param name="SecretHash">What the secret is checked against; the secret itself was shown once and is not kept.</param>
public sealed record OAuthClient(
    string ClientId,
    AccountId Account,
    string Name,
    IReadOnlyList<string> Scopes,
    string SecretHash,
    DateTimeOffset CreatedAt,
    bool Enabled = true)
{
    /// <summary>Without the hash: records print themselves into logs.</summary>
    public override string ToString() => $"OAuthClient({ClientId}, {Account})";
}
