using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Access;

/// <summary>The tenants. Listing all of them is for the operator's command line, never for a tenant's request.</summary>
public interface IAccountStore
{
    /// <returns>False when an account of that id exists already; nothing is changed then.</returns>
    Task<bool> CreateAsync(Account account, CancellationToken cancellation);

    /// <returns>False when there is no such account.</returns>
    Task<bool> UpdateAsync(Account account, CancellationToken cancellation);

    Task<Account?> FindAsync(AccountId id, CancellationToken cancellation);

    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation);
}

/// <summary>A tenant: owns flows, numbers, trunks, prompts and clients.</summary>
public sealed record Account(AccountId Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>How fast interactions may be started.</summary>
    public ThrottleLimit Limit { get; init; } = ThrottleLimit.Default;

    /// <summary>Where calls may go.</summary>
    public DestinationPolicy Destinations { get; init; } = DestinationPolicy.Default;

    public bool Enabled { get; init; } = true;
}
