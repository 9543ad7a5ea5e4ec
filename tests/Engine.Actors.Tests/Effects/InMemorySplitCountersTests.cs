using Engine.Actors.Ports;
using Engine.Testing.Ports;

namespace Engine.Actors.Tests.Effects;

public sealed class InMemorySplitCountersTests : SplitCountersContract
{
    protected override ISplitCounters Counters { get; } = new InMemorySplitCounters();
}
