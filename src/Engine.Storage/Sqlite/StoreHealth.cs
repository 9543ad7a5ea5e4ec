using Engine.Ports.Journal;

namespace Engine.Storage.Sqlite;

/// <summary>Set by the writer after each transaction, read by health checks on any thread.</summary>
internal sealed class StoreHealth : IStoreHealth
{
    private volatile string? _fault;

    public bool IsHealthy => _fault is null;

    public string? Fault => _fault;

    public void Committed() => _fault = null;

    public void Failed(string fault) => _fault = fault;
}
