using Engine.Actors.Ports;
using Engine.Testing.Ports;

namespace Engine.Storage.Tests.Sqlite.Effects;

public sealed class SqliteSplitCountersTests : SplitCountersContract, IDisposable
{
    private readonly TempStore _store = new();

    public SqliteSplitCountersTests() => _store.WithAccountsAsync().GetAwaiter().GetResult();

    protected override ISplitCounters Counters => _store.Storage.SplitCounters;

    public void Dispose() => _store.Dispose();

    protected override ISplitCounters Reopened() => _store.Reopen().SplitCounters;
}
