using Engine.Actors.RingGroups;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.RingGroups;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.RingGroups;

public sealed class RingGroupActorTests : IRingGroupMembers
{
    private const string Account = "acc";

    private readonly SimulatedNode _node = new(1);
    private readonly Dictionary<string, string[]> _groups = new(StringComparer.Ordinal) { ["sales"] = ["+1", "+2"], ["help"] = ["+2"] };
    private readonly RingGroupLines _lines;
    private readonly TestProbe _first;
    private readonly TestProbe _second;

    /// <summary>Holds up what is read from the store; null reads at once.</summary>
    private TaskCompletionSource? _slow;

    public RingGroupActorTests()
    {
        _lines = new RingGroupLines(_node.System, this);
        _first = new TestProbe(_node.System, "first");
        _second = new TestProbe(_node.System, "second");
    }

    public async Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation)
    {
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
        var failed = _first.Expect<InteractionCommand.EffectFailed>();
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
        _second.ExpectNothing();

        Leave("a");

        Joined(_second).Members.ShouldBe(["+2"]);
        _second.ExpectNothing();
    }

    [Fact]
    public void Join_Again_OnlyTheLastIsAnswered()
    {
        WhileTheStoreIsSlow(() =>
        {
            Join(_first, "a", "sales", token: 1);
            Join(_first, "a", "sales", token: 2);
        });
        SpinWait.SpinUntil(Answered, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        Joined(_first).Token.ShouldBe(2);
        _first.ExpectNothing();
    }

    [Fact]
    public void Leave_WhileTheGroupIsRead_TakesNoTurnAndGetsNoAnswer()
    {
        WhileTheStoreIsSlow(() =>
        {
            Join(_first, "a", "sales");
            Leave("a");
        });
        _first.ExpectNothing();

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

    /// <summary>What is read meanwhile arrives afterwards, from the thread pool.</summary>
    private void WhileTheStoreIsSlow(Action meanwhile)
    {
        var slow = _slow = new TaskCompletionSource();
        meanwhile();
        _node.Settle();
        _slow = null;
        slow.SetResult();
        SpinWait.SpinUntil(_node.Dispatcher.RunOne, TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    private bool Answered()
    {
        _node.Settle();
        return _first.Waiting.Count > 0;
    }

    private static InteractionCommand.RingGroupJoined Joined(TestProbe probe) => probe.Expect<InteractionCommand.RingGroupJoined>();

    private void Join(TestProbe probe, string who, string group, long token = 7) =>
        _lines.Actor.Tell(new RingGroupProtocol.Join(new AccountId(Account), group, new RingGroupPlace(new InteractionId(who), 1), 10, token), probe);

    private void Engage(string who, string member) => _lines.Actor.Tell(new RingGroupProtocol.Engage(new AccountId(Account), new RingGroupPlace(new InteractionId(who), 1), member));

    private void Leave(string who) => _lines.Actor.Tell(new RingGroupProtocol.Leave(new RingGroupPlace(new InteractionId(who), 1)));
}
