using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Simulation.World;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Simulation;

/// <summary>I5: of two owners of an interaction the one who writes second cannot append, and hangs up its calls.</summary>
public sealed class TwoOwnersTests
{
    private readonly SimulatedEngine _engine = new();

    public TwoOwnersTests()
    {
        Tenant.All[0].MoveIn(_engine);
        _engine.Network.Script = _ => Callee.Answers;
        _engine.Start();
    }

    /// <summary>Nobody tells the node: it learns of the other owner by its next append, whatever that is about.</summary>
    // Holds I5.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void I5_EveryAppendRefused_CallEndsAndNothingMoreIsStored(int seconds)
    {
        var id = CallFor(TimeSpan.FromSeconds(seconds));
        var stored = _engine.Store.Events(id).Count;

        _engine.Store.Journal.FaultOfAppend = (_, _) => JournalFault.Fence;
        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Store.Events(id).Count.ShouldBe(stored);
        ShouldBeQuiet();
    }

    /// <summary>The other owner has stored an event where this one will store its next: that is refused, and what is read afresh ends once.</summary>
    // Holds I5.
    [Theory]
    [InlineData(1, typeof(InteractionEvent.AttemptIndeterminate))]
    [InlineData(3, typeof(InteractionEvent.CallEnded))]
    public void I5_OtherOwnerWasFirst_SecondIsRefusedAndTheInteractionEndsOnce(int seconds, Type next)
    {
        var id = CallFor(TimeSpan.FromSeconds(seconds));
        var theirs = new InteractionEvent.OrphanClosed(_engine.Time.GetUtcNow(), Attempt: 0);
        _engine.Store.Journal.Put($"interaction/{id}", theirs);
        var before = _engine.Store.Events(id).Count;
        _engine.Run(TimeSpan.FromSeconds(5));
        _engine.Store.Events(id).Count.ShouldBe(before, "what this owner would have stored next is not there");

        _engine.Run(TimeSpan.FromMinutes(2));

        var events = _engine.Store.Events(id);
        events[before - 1].ShouldBe(theirs);
        events[before].ShouldBeOfType(next);
        events.Count(happened => happened is InteractionEvent.InteractionEnded).ShouldBe(1);
        ShouldBeQuiet();
    }

    // Holds I5.
    [Fact]
    public void I5_OneInteractionIsRefused_OthersGoOn()
    {
        var refused = CallFor(TimeSpan.FromSeconds(1));
        var kept = Accept("+12025560002");
        _engine.Store.Journal.FaultOfAppend = (_, id) => id.EndsWith(refused, StringComparison.Ordinal) ? JournalFault.Fence : JournalFault.None;

        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Store.State(refused).HasEnded.ShouldBeFalse();
        _engine.Store.State(kept).Result!.Outcome.ShouldBe(Outcome.Answered);
    }

    private InteractionId CallFor(TimeSpan time)
    {
        var id = Accept("+12025560001");
        _engine.Run(time);
        return id;
    }

    private InteractionId Accept(string to) =>
        _engine.Request(new AccountId("acme"), new FlowId("notify"), ("to", to), ("who", "somebody with a long name"))
            .ShouldBeOfType<StartResult.Accepted>().InteractionId;

    private void ShouldBeQuiet()
    {
        _engine.Network.Count("INVITE").ShouldBe(1);
        _engine.Network.Open.ShouldBe(0);
        _engine.Core.Calls.ShouldBe(0);
        _engine.Calls.Open.ShouldBe(0);
    }
}
