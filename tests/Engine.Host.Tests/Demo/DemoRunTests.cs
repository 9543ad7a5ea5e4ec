using Engine.Host.Demo;
using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Demo;

/// <summary>The demo on a machine that is too slow for it.</summary>
public sealed class DemoRunTests
{
    [Fact]
    public async Task Run_OutOfTime_SaysWhatItWaitedFor()
    {
        var order = new DemoOrder(PhoneBehaviour.Answer, null) { Patience = TimeSpan.FromMilliseconds(1) };

        var slow = await Should.ThrowAsync<TimeoutException>(() => DemoRun.RunAsync(order, new DemoLadder(TimeProvider.System, null), default));

        slow.Message.ShouldContain("after 0.001 seconds, while it waited for the engine to start");
    }
}
