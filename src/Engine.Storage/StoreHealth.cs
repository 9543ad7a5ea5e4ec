using Engine.Ports.Journal;

namespace Engine.Storage;

/// <summary>Set by the writer after each transaction, read by health checks on any thread.</summary>
internal sealed class StoreHealth : IStoreHealth
{
    private volatile string? _fault;

    public bool IsHealthy => _fault is null;

    public string? Fault => _fault;

    public void Committed() => _fault = null;

    public void Failed(string fault) => _fault = fault;
}

/// <summary>What the writer has done since the store was opened; for metrics.</summary>
/// <param name="Commits">Transactions, each with one sync of the disk.</param>
/// <param name="Writes">Changes they held; divided by <paramref name="Commits"/> this is the size of the groups.</param>
/// <param name="Waiting">Changes handed over and not yet taken by the writer.</param>
public readonly record struct StoreCounters(long Commits, long Writes, int Waiting);
