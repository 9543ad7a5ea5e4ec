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
