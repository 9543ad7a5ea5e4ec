using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.RingGroups;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.RingGroups;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.RingGroups;

public sealed class RingGroupActorTests : TestKit, IRingGroupMembers
{
    private const string Account = "acc";

    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, string[]> _groups = new(StringComparer.Ordinal) { ["sales"] = ["+1", "+2"], ["help"] = ["+2"] };
    private readonly IActorRef _lines;
    private readonly TestProbe _first;
    private readonly TestProbe _second;

    /// <summary>Holds up what is read from the store; null reads at once.</summary>
    private volatile TaskCompletionSource? _slow;
    private int _reads;

    public RingGroupActorTests()
    {
        _lines = Sys.ActorOf(RingGroupLines.Props(this, TimeProvider.System, new AloneInCluster()));
        _first = CreateTestProbe("first");
        _second = CreateTestProbe("second");
    }

    public async Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        if (_slow is { } slow)
        {
            await slow.Task.ConfigureAwait(false);
        }

        return _groups.TryGetValue(idOrName, out var members) ? new RingGroupMembers(idOrName, members) : null;
    }

    [Fact]
    public void Join_NoSuchGroup_AnsweredWithoutMembers()
    {
        Join(_first, "a", "nobody");
        Joined(_first).Members.ShouldBeNull();
    }

    [Fact]
    public void Join_GroupCannotBeRead_AnsweredAsFailed()
    {
        _slow = new TaskCompletionSource();
        _slow.SetException(new InvalidOperationException("The store is down."));
        Join(_first, "a", "sales");
        var failed = _first.ExpectMsg<InteractionCommand.EffectFailed>();
        failed.Token.ShouldBe(7);
        failed.Reason.ShouldBe("service_failed");
    }

    [Fact]
    public void Join_AllMembersTalk_AnsweredOnceWhenOneIsFree()
    {
        Join(_first, "a", "sales");
        Joined(_first).Members.ShouldBe(["+1", "+2"]);
        Engage("a", "+2");
        Join(_second, "b", "help");
        _second.ExpectNoMsg(Silence);

        Leave("a");

        Joined(_second).Members.ShouldBe(["+2"]);
        _second.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Join_Again_OnlyTheLastIsAnswered()
    {
        WhileTheStoreIsSlow(() =>
        {
            Join(_first, "a", "sales", token: 1);
            Join(_first, "a", "sales", token: 2);
        });
        Joined(_first).Token.ShouldBe(2);
        _first.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Leave_WhileTheGroupIsRead_TakesNoTurnAndGetsNoAnswer()
    {
        WhileTheStoreIsSlow(() =>
        {
            Join(_first, "a", "sales");
            Leave("a");
        });
        _first.ExpectNoMsg(Silence);

        Join(_second, "b", "sales");
        Joined(_second).Members.ShouldBe(["+1", "+2"]);
    }

    [Fact]
    public void Engage_StepThatHasLeft_EngagesNobody()
    {
        Join(_first, "a", "sales");
        Joined(_first);
        Leave("a");
        Engage("a", "+2");
        Join(_second, "b", "help");
        Joined(_second).Members.ShouldBe(["+2"]);
    }

    /// <summary>Who waits says so again and again, in case the lines have a new actor.</summary>
    [Fact]
    public void Join_TheSameAgain_ChangesNothing()
    {
        Join(_first, "a", "sales");
        Joined(_first);
        Join(_second, "b", "sales");
        for (var i = 0; i < 3; i++)
        {
            Join(_first, "a", "sales");
            Join(_second, "b", "sales");
        }

        _first.ExpectNoMsg(Silence);
        _second.ExpectNoMsg(Silence);
        Leave("a");
        Joined(_second);
        _second.ExpectNoMsg(Silence);
    }

    /// <summary>The interaction lives elsewhere now, and its new actor asks for the same; the old one's end is heard of afterwards.</summary>
    [Fact]
    public void Join_TheSameByANewActor_KeepsThePlaceAndIsAnsweredThere()
    {
        var other = CreateTestProbe("other");
        Join(other, "x", "sales");
        Joined(other);
        Join(_first, "a", "sales");
        Join(_second, "a", "sales");
        End(_first);
        Join(other, "b", "sales");

        Leave("x");

        Joined(_second);
        other.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Join_TheSameByANewActorAfterTheAnswer_IsAnsweredOnceMore()
    {
        Join(_first, "a", "sales");
        Joined(_first);
        Join(_second, "a", "sales");
        Joined(_second).Members.ShouldBe(["+1", "+2"]);
    }

    /// <summary>A new actor of the lines learns so who talks.</summary>
    [Fact]
    public void Engage_AgainFromAnUnknownStep_EngagesTheMember()
    {
        Engage("a", "+2", again: true);
        Join(_second, "b", "help");
        _second.ExpectNoMsg(Silence);

        Leave("a");
        Joined(_second).Members.ShouldBe(["+2"]);
    }

    [Fact]
    public void Holder_DiesWithTheTurn_TheNextInLineHasIt()
    {
        Join(_first, "a", "sales");
        Joined(_first);
        Join(_second, "b", "sales");
        _second.ExpectNoMsg(Silence);

        End(_first);
        Joined(_second);
    }

    [Fact]
    public void Holder_DiesWhileItsMemberTalks_TheMemberIsFree()
    {
        Join(_first, "a", "help");
        Joined(_first);
        Engage("a", "+2");
        Join(_second, "b", "help");
        _second.ExpectNoMsg(Silence);

        End(_first);
        Joined(_second).Members.ShouldBe(["+2"]);
    }

    /// <summary>It joined no line here: it said again that its member talks.</summary>
    [Fact]
    public void Holder_OfATalkSaidAgainDies_TheMemberIsFree()
    {
        Engage("a", "+2", again: true);
        Join(_second, "b", "help");
        _second.ExpectNoMsg(Silence);

        End(_first);
        Joined(_second).Members.ShouldBe(["+2"]);
    }

    private void End(TestProbe probe)
    {
        Watch(probe.Ref);
        Sys.Stop(probe.Ref);
        ExpectTerminated(probe.Ref);
    }

    /// <summary>What is read meanwhile arrives afterwards.</summary>
    private void WhileTheStoreIsSlow(Action meanwhile)
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _slow = slow;
        meanwhile();
        SpinWait.SpinUntil(() => Volatile.Read(ref _reads) > 0, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        _lines.Tell(new Identify(1), _second);
        _second.ExpectMsg<ActorIdentity>();
        _slow = null;
        slow.SetResult();
    }

    private static InteractionCommand.RingGroupJoined Joined(TestProbe probe) => probe.ExpectMsg<InteractionCommand.RingGroupJoined>();

    private void Join(TestProbe probe, string who, string group, long token = 7) =>
        _lines.Tell(new RingGroupProtocol.Join(new AccountId(Account), group, new RingGroupPlace(new InteractionId(who), 1), 10, token), probe);

    private void Engage(string who, string member, bool again = false) =>
        _lines.Tell(new RingGroupProtocol.Engage(new AccountId(Account), new RingGroupPlace(new InteractionId(who), 1), member, again), _first);

    private void Leave(string who) => _lines.Tell(new RingGroupProtocol.Leave(new RingGroupPlace(new InteractionId(who), 1)), _first);
}
