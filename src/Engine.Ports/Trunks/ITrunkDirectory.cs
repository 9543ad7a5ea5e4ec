namespace Engine.Ports.Trunks;

/// <summary>What an account may dial, from which numbers and over which trunks. The adapter caches; a change is seen by the next call.</summary>
public interface ITrunkDirectory
{
    /// <summary>The routing of one account for one call; null when there is no such account. Passwords come sealed (AUTH-12).</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="own">The account's number that the call is made from; null when only its trunks matter.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<AccountRouting?> FindAsync(AccountId accountId, string? own, CancellationToken cancellation);
}

/// <summary>Everything that decides how an account's calls leave.</summary>
/// <param name="Numbers">
/// Of the account's own numbers, E.164 with the plus sign, at least the one that was asked for: they are the only caller ids it may show.
/// </param>
/// <param name="Trunks">In order of preference.</param>
public sealed record AccountRouting(AccountId AccountId, IReadOnlySet<string> Numbers, TrunkList Trunks, DestinationPolicy Policy)
{
    /// <summary>Trunk to prefer for calls from a number, by number; at least for the one that was asked for.</summary>
    public IReadOnlyDictionary<string, string> PreferredTrunks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Which destinations an account may dial (SEC-09). Prefixes are E.164 with the plus sign.</summary>
/// <param name="AllowedPrefixes">Empty = every destination that is not blocked.</param>
/// <param name="BlockedPrefixes">Blocked whatever is allowed.</param>
/// <param name="AllowPremium">Lets known premium-rate ranges through, which are blocked by default.</param>
public sealed record DestinationPolicy(IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BlockedPrefixes, bool AllowPremium)
{
    /// <summary>Everything but premium-rate ranges.</summary>
    public static DestinationPolicy Default { get; } = new([], [], AllowPremium: false);
}
