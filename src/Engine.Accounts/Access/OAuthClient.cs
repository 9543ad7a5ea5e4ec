using Engine.Ports;

namespace Engine.Accounts.Access;

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
