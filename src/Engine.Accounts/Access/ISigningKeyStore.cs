namespace Engine.Accounts.Access;

/// <summary>The keys that sign access tokens; they belong to the installation, not to an account.</summary>
public interface ISigningKeyStore
{
    /// <summary>All keys still kept, oldest first.</summary>
    Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellation);

    Task AddAsync(SigningKey key, CancellationToken cancellation);

    /// <summary>Deletes the keys whose tokens are refused since before <paramref name="now"/>.</summary>
    Task RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A key that signs access tokens (ES256).</summary>
/// <param name="Pkcs8">The private key, PKCS#8 DER; encrypted at rest.</param>
/// <param name="SignsUntil">From here on a younger key signs.</param>
/// <param name="AcceptedUntil">From here on tokens of this key are refused and the key may be deleted.</param>
public sealed record SigningKey(
    string KeyId, ReadOnlyMemory<byte> Pkcs8, DateTimeOffset CreatedAt, DateTimeOffset SignsUntil, DateTimeOffset AcceptedUntil)
{
    /// <summary>Without the key: records print themselves into logs.</summary>
    public override string ToString() => $"SigningKey({KeyId})";
}
