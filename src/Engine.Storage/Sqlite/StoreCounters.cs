namespace Engine.Storage.Sqlite;

/// <summary>What the writer has done since the store was opened; for metrics.</summary>
/// <param name="Commits">Transactions, each with one sync of the disk.</param>
/// <param name="Writes">Changes they held; divided by <paramref name="Commits"/> this is the size of the groups.</param>
/// <param name="Waiting">Changes handed over and not yet taken by the writer.</param>
public readonly record struct StoreCounters(long Commits, long Writes, int Waiting);
