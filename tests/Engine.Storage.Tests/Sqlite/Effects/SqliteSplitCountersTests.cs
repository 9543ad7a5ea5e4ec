using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Storage.Sqlite;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Effects;

public sealed class SqliteSplitCountersTests : IDisposable
{
    private readonly TempStore _store = new();

    public SqliteSplitCountersTests() => _store.WithAccountsAsync().GetAwaiter().GetResult();

    public static TheoryData<string> Names => [.. SplitCountersCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Counters_EveryCase_Holds(string name) =>
        new SplitCountersCases(_store.Storage.SplitCounters, () => _store.Reopen().SplitCounters).RunAsync(name);

    [Fact]
    public async Task Draw_MoreSetsOfWeightsThanAreKept_TheOldestMakeRoom()
    {
        for (var weight = 1; weight <= 130; weight++)
        {
            await _store.Storage.SplitCounters.DrawAsync(new SplitDraw(new AccountId("acme"), new InteractionId($"i-{weight}"), "draw-3", new FlowId("flow-1"), "split", [weight, 1]), default);
            _store.Time.Advance(TimeSpan.FromSeconds(1));
        }

        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare("SELECT count(*), sum(weights = '130 1'), sum(weights = '1 1') FROM split_counters");
        rows.Step().ShouldBeTrue();
        (rows.Int(0), rows.Int(1), rows.Int(2)).ShouldBe((100, 1, 0));
    }

    public void Dispose() => _store.Dispose();
}
