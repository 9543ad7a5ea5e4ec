using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.RingGroups;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.RingGroups;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.RingGroups;

/// <summary>The lines begin on a node that was not the first: others had them before, and who waits or talks says so again.</summary>
public sealed class RingGroupTakeoverTests : TestKit, IRingGroupMembers, IClusterAge
{
    private static readonly AccountId Account = new("acc");
    private static readonly TimeSpan LearnTime = TimeSpan.FromSeconds(15);

    private readonly VirtualTime _time = new();
    private readonly IActorRef _lines;
    private readonly TestProbe _first;
    private readonly TestProbe _second;

    public RingGroupTakeoverTests()
    {
        _lines = Sys.ActorOf(RingGroupLines.Props(this, _time, this));
        _first = CreateTestProbe("first");
        _second = CreateTestProbe("second");
        Heard();
    }

    public bool IsFirst => false;

    public TimeSpan? SinceArrival(IActorRef shard) => null;

    public Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation) =>
        Task.FromResult<RingGroupMembers?>(new RingGroupMembers(idOrName, ["+1", "+2"]));

    [Fact]
    public void Join_BeforeEverybodyWasHeard_WaitsAndRingsNobodyWhoTalks()
    {
        _lines.Tell(Join("a"), _first);
        _lines.Tell(new RingGroupProtocol.Engage(Account, Place("b"), "+2", Again: true), _second);
        Heard();
        _time.Advance(LearnTime - TimeSpan.FromTicks(1));
        Heard();
        _first.HasMessages.ShouldBeFalse();

        _time.Advance(TimeSpan.FromTicks(1));

        var joined = _first.ExpectMsg<InteractionCommand.RingGroupJoined>();
        joined.Members.ShouldBe(["+1"]);
        joined.Engaged.ShouldBe(1);
    }

    [Fact]
    public void Join_SaidAgainWhileItWaits_IsAnsweredOnce()
    {
        _lines.Tell(Join("a"), _first);
        _lines.Tell(Join("a"), _first);
        Learned();
        _lines.Tell(Join("a"), _first);

        _first.ExpectMsg<InteractionCommand.RingGroupJoined>();
        Heard();
        _first.HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Join_HasItsTurn_StandsBeforeWhoCameFirstAndGetsNoAnswer()
    {
        _lines.Tell(Join("a"), _first);
        _lines.Tell(Join("b") with { HasTurn = true }, _second);
        Learned();
        Heard();
        (_first.HasMessages, _second.HasMessages).ShouldBe((false, false));

        _lines.Tell(new RingGroupProtocol.Leave(Place("b")), _second);

        _first.ExpectMsg<InteractionCommand.RingGroupJoined>();
    }

    [Fact]
    public void Leave_BeforeEverybodyWasHeard_LeavesNoPlaceBehind()
    {
        _lines.Tell(Join("a"), _first);
        _lines.Tell(new RingGroupProtocol.Leave(Place("a")), _first);
        _lines.Tell(Join("b"), _second);
        Learned();

        _second.ExpectMsg<InteractionCommand.RingGroupJoined>();
        _first.HasMessages.ShouldBeFalse();
    }

    private void Learned()
    {
        Heard();
        _time.Advance(LearnTime);
    }

    /// <summary>The lines have taken all that was sent to them, and what they have read meanwhile.</summary>
    private void Heard()
    {
        for (var round = 0; round < 3; round++)
        {
            _lines.Tell(new Identify(round), TestActor);
            ExpectMsg<ActorIdentity>();
        }
    }

    private static RingGroupPlace Place(string who) => new(new InteractionId(who), 1);

    private static RingGroupProtocol.Join Join(string who) => new(Account, "sales", Place(who), 10, 7);
}
