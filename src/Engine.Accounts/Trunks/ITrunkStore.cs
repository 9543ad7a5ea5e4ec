using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Trunks;

/// <summary>The trunks of an account; passwords are encrypted at rest and leave only by <see cref="FindPasswordAsync"/>.</summary>
public interface ITrunkStore
{
    /// <summary>Adds a trunk. Its id and times are the store's; the returned one has them.</summary>
    Task<TrunkConfig> AddAsync(AccountId account, TrunkConfig trunk, TrunkPassword password, CancellationToken cancellation);

    /// <returns>The trunk as stored, or null when the account has no such trunk.</returns>
    Task<TrunkConfig?> UpdateAsync(AccountId account, TrunkConfig trunk, TrunkPassword password, CancellationToken cancellation);

    /// <summary>Removes a trunk that no draft, no published version and no number names. Routing by prefix and order names none.</summary>
    Task<Removal> RemoveAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation);

    Task<TrunkConfig?> FindAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation);

    /// <summary>The digest password as stored; null when there is none.</summary>
    Task<ISealedPassword?> FindPasswordAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<TrunkConfig>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);

    /// <summary>Every enabled trunk of every account, for the engine itself (source filter, gateway health); never for a tenant's request.</summary>
    Task<IReadOnlyList<AccountTrunk>> ListAllAsync(CancellationToken cancellation);
}

/// <summary>A trunk with its owner, as the engine itself sees it.</summary>
public sealed record AccountTrunk(AccountId Account, TrunkConfig Trunk);

/// <summary>What a write does to the stored password of a trunk.</summary>
public abstract record TrunkPassword
{
    private TrunkPassword()
    {
    }

    /// <summary>As it is sent: null keeps the stored one, empty removes it, anything else is stored.</summary>
    public static TrunkPassword Of(string? sent) => sent switch
    {
        null => new Keep(),
        "" => new Remove(),
        _ => new Set(sent),
    };

    /// <summary>Keeps the stored password.</summary>
    public sealed record Keep : TrunkPassword;

    public sealed record Remove : TrunkPassword;

    /// <summary>Stores a new one, encrypted.</summary>
    public sealed record Set(string Plain) : TrunkPassword
    {
        /// <summary>Without the secret: records print themselves into logs.</summary>
        public override string ToString() => "Set(***)";
    }
}
