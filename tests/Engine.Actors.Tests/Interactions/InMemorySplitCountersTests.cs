using Engine.Testing.Ports;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

public sealed class InMemorySplitCountersTests
{
    public static TheoryData<string> Names => [.. SplitCountersCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Counters_EveryCase_Holds(string name)
    {
        var counters = new InMemorySplitCounters();
        return new SplitCountersCases(counters, () => counters).RunAsync(name);
    }
}
