using Engine.Ports.Flows;
using Engine.Testing.Ports;

namespace Engine.Actors.Tests.Interactions;

public sealed class InMemorySplitCountersTests : SplitCountersContract
{
    protected override ISplitCounters Counters { get; } = new InMemorySplitCounters();
}
