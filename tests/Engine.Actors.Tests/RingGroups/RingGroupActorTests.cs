using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
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
        _lines = Sys.ActorOf(RingGroupLines.Props(this, TimeProvider.System));
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

    private void Engage(string who, string member) => _lines.Tell(new RingGroupProtocol.Engage(new AccountId(Account), new RingGroupPlace(new InteractionId(who), 1), member), _first);

    private void Leave(string who) => _lines.Tell(new RingGroupProtocol.Leave(new RingGroupPlace(new InteractionId(who), 1)), _first);
}
