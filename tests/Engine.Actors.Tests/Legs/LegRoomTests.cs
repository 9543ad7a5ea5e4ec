using Engine.Actors.Interactions;
using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

/// <summary>A leg that was let in and finds that telephony has nothing left (PERF-13).</summary>
public sealed class LegRoomTests : InteractionKit
{
    // Holds PERF-13.
    [Fact]
    public void Reserve_NothingLeft_WaitsAndIsReservedLater()
    {
        Calls.FullFor = 3;
        Begin();

        Await(() => Calls.FullFor == 0, TimeSpan.FromMilliseconds(150));

        Await(() => Calls.Probe.HasMessages, TimeSpan.FromMilliseconds(150));
        Calls.Expect("reserve");
        Calls.Expect("place");
    }

    [Fact]
    public void Reserve_NothingLeftForAllItsPatience_EndsWithoutAMessage()
    {
        Calls.FullFor = int.MaxValue;
        Begin();

        Await(() => Ended is not null, TimeSpan.FromSeconds(5));

        Ended!.Result.Reason.ShouldBe("engine_overload");
        Calls.Probe.ExpectNoMsg(TimeSpan.Zero);
    }

    private InteractionEvent.InteractionEnded? Ended => Store.Events(Id).OfType<InteractionEvent.InteractionEnded>().SingleOrDefault();

    private void Begin()
    {
        Actor().Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
    }

    /// <summary>The clock goes on in steps until it is so.</summary>
    private void Await(Func<bool> condition, TimeSpan step) => AwaitCondition(
        () =>
        {
            Time.Advance(step);
            return condition();
        },
        TimeSpan.FromSeconds(20),
        TimeSpan.FromMilliseconds(100));
}
