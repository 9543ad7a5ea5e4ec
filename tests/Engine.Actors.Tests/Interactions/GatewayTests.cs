using Akka.Actor;
using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Throttle;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

public sealed class GatewayTests
{
    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    // Holds API-02.
    [Fact]
    public void Start_Good_IsStoredWhenAnswered()
    {
        var accepted = _world.Ask().ShouldBeOfType<StartResult.Accepted>();

        accepted.InteractionId.Value.ShouldMatch("^[0-9a-f]{32}$");
        accepted.FlowExecutionId.ShouldMatch("^[0-9a-f]{32}$");
        accepted.FlowExecutionId.ShouldNotBe(accepted.InteractionId);
        _world.Store.Events(accepted.InteractionId)[0].ShouldBeOfType<InteractionEvent.InteractionAccepted>();
    }

    /// <summary>The second append is what stands before the INVITE: held up, it shows that the caller waits for the first one only.</summary>
    // Holds API-02.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Start_Good_IsAnsweredBeforeAnythingIsDialled(int seed)
    {
        var world = new SimulatedEngine(seed).Started();
        var delay = TimeSpan.FromSeconds(1);
        world.Store.Journal.DelayOfAppend = number => number == 2 ? delay : TimeSpan.Zero;
        var began = world.Time.Elapsed;

        world.Ask().ShouldBeOfType<StartResult.Accepted>();

        (world.Time.Elapsed - began).ShouldBeLessThan(delay);
        world.Network.Log.ShouldBeEmpty();
        world.Run(2 * delay);
        world.Network.Count("INVITE").ShouldBe(1);
    }

    [Fact]
    public void Start_UntilTheInvite_TwoAppends()
    {
        _world.Accept();
        _world.Run(TimeSpan.FromMilliseconds(20));

        _world.Network.Count("INVITE").ShouldBe(1);
        _world.Store.Journal.Appends.ShouldBe(2, "each is a write to the disk that somebody waits for");
    }

    [Fact]
    public void Start_FlowIsRemovedAfterTheLookUp_NoSuchFlowAndNobodyIsRung()
    {
        _world.Store.Journal.FaultOfAppend = (number, _) => number == 1 ? Testing.Ports.JournalFault.FlowRemoved : Testing.Ports.JournalFault.None;

        _world.Ask().ShouldBeOfType<StartResult.NoSuchFlow>();

        _world.Run(TimeSpan.FromSeconds(5));
        _world.Network.Log.ShouldBeEmpty();
        _world.Store.Journal.Appends.ShouldBe(1, "it is not asked again");
    }

    [Fact]
    public void Start_UnknownFlow_NoSuchFlow() => _world.Request(new AccountId(CourierFlow.Account), new FlowId("other")).ShouldBeOfType<StartResult.NoSuchFlow>();

    [Fact]
    public void Start_NothingPublished_SaysSo()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId("draft"), null);
        _world.Request(new AccountId(CourierFlow.Account), new FlowId("draft")).ShouldBeOfType<StartResult.NothingPublished>();
    }

    [Fact]
    public void Start_MissingArgument_NamesItAndStoresNothing()
    {
        var bad = _world.Request(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), ("order_number", "4711")).ShouldBeOfType<StartResult.BadArguments>();

        bad.Faults.ShouldHaveSingleItem().Name.ShouldBe("customer_number");
        _world.Store.Interactions.ShouldBeEmpty();
    }

    // Holds API-09.
    [Fact]
    public void Start_StoreOutOfReach_UnavailableAndNothingStored()
    {
        _world.Store.Failure = new IOException("disk");
        _world.Ask().ShouldBeOfType<StartResult.Unavailable>();

        _world.Store.Failure = null;
        _world.Store.Journal.FaultOfAppend = (_, _) => Testing.Ports.JournalFault.Fail;
        _world.Ask().ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("store_unavailable");
        _world.Store.Interactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_AppendSlowerThanPatience_WaitsForTheOneTrueAnswer()
    {
        _world.Store.Journal.DelayOfAppend = number => number == 1 ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;
        var asked = _world.Begin();
        _world.Run(TimeSpan.FromSeconds(29));
        asked.IsCompleted.ShouldBeFalse();
        _world.Run(TimeSpan.FromSeconds(2));

        asked.IsCompleted.ShouldBeTrue();
        var accepted = (await asked).ShouldBeOfType<StartResult.Accepted>();
        _world.Run(TimeSpan.FromMinutes(2));
        _world.Store.State(accepted.InteractionId).HasEnded.ShouldBeTrue();
        _world.Network.Count("INVITE").ShouldBe(1);
    }

    // Holds API-09.
    [Fact]
    public async Task Start_TakenAfterItsTime_RefusedAndNeverStored()
    {
        _world.Store.Journal.DelayOfRead = TimeSpan.FromSeconds(6);
        var asked = _world.Begin();
        _world.Run(TimeSpan.FromSeconds(7));

        asked.IsCompleted.ShouldBeTrue();
        (await asked).ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("store_unavailable");
        _world.Run(TimeSpan.FromMinutes(2));
        _world.Store.Interactions.ShouldBeEmpty();
        _world.Network.Log.ShouldBeEmpty();
    }

    [Fact]
    public void Start_AppendFailsThoughItStored_IsAccepted()
    {
        _world.Store.Journal.FaultOfAppend = (number, _) => number == 1 ? Testing.Ports.JournalFault.FailAfterStoring : Testing.Ports.JournalFault.None;
        var accepted = _world.Ask().ShouldBeOfType<StartResult.Accepted>();

        _world.Run(TimeSpan.FromMinutes(2));
        _world.Store.State(accepted.InteractionId).HasEnded.ShouldBeTrue();
        _world.Network.Count("INVITE").ShouldBe(1);
    }

    [Fact]
    public async Task Start_StoreNeverAnswers_OutcomeUnknown()
    {
        _world.Store.Journal.DelayOfAppend = _ => TimeSpan.FromHours(1);
        var asked = _world.Begin();
        _world.Run(TimeSpan.FromSeconds(59));
        asked.IsCompleted.ShouldBeFalse();
        _world.Run(TimeSpan.FromSeconds(10));

        asked.IsCompleted.ShouldBeTrue();
        (await asked).ShouldBeOfType<StartResult.OutcomeUnknown>().InteractionId.Value.ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public void Start_Draining_Unavailable()
    {
        _world.Core.Gateway.StopAccepting();
        _world.Ask().ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("draining");
    }

    [Fact]
    public void Throttle_BurstOfTwenty_TwoPass()
    {
        var asked = Enumerable.Range(0, 20).Select(_ => Throttle(CourierFlow.Account)).ToList();
        var verdicts = asked.ConvertAll(task => _world.Answer(task)!);

        verdicts.Count(v => v.Passed).ShouldBe(2);
        verdicts.Where(v => !v.Passed).ShouldAllBe(v => v.RetryAfter > TimeSpan.Zero && v.Limit == 2 && v.Remaining == 0);
    }

    [Fact]
    public void Throttle_MinuteAtTenASecond_PassesTwoASecond()
    {
        var passed = 0;
        for (var i = 0; i < 600; i++)
        {
            passed += _world.Answer(Throttle(CourierFlow.Account))!.Passed ? 1 : 0;
            _world.Run(TimeSpan.FromMilliseconds(100));
        }

        passed.ShouldBeInRange(118, 122);
    }

    [Fact]
    public void Throttle_TwoAccounts_DoNotTouchEachOther()
    {
        _world.Store.Limits["big"] = new ThrottleLimit(10, 5);
        for (var i = 0; i < 5; i++)
        {
            _world.Answer(Throttle("small"));
        }

        Enumerable.Range(0, 20).Count(_ => _world.Answer(Throttle("big"))!.Passed).ShouldBe(10);
    }

    [Fact]
    public void Throttle_LimitOutOfReach_NobodyPasses()
    {
        _world.Store.Failure = new IOException("disk");
        var verdict = _world.Answer(Throttle("new"))!;
        verdict.Passed.ShouldBeFalse();
        verdict.Unavailable.ShouldBeTrue();
    }

    [Fact]
    public void Cancel_WhileRinging_CancelledWithoutBye()
    {
        _world.Network.Script = _ => Callee.OnlyRings;
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(3));

        Cancel(id).ShouldBe(CancelResult.Cancelling);
        _world.Run(TimeSpan.FromSeconds(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Cancelled);
        _world.Network.Log.Select(m => m.Method).ShouldBe(["INVITE", "CANCEL", "ACK"]);
        Cancel(id).ShouldBe(CancelResult.AlreadyEnded);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Cancel_WhilePlaying_HangsUp()
    {
        _world.Network.Script = _ => Callee.Answers;
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(3));

        Cancel(id).ShouldBe(CancelResult.Cancelling);
        _world.Run(TimeSpan.FromSeconds(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Cancelled);
        _world.Network.Count("BYE").ShouldBe(1);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Cancel_CrossedByAnAnswer_HangsUpAndStaysCancelled()
    {
        _world.Network.Script = _ => Callee.OnlyRings with { AnswersOnCancel = true };
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(3));

        Cancel(id);
        _world.Run(TimeSpan.FromSeconds(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Cancelled);
        _world.Network.Log.Select(m => m.Method).ShouldBe(["INVITE", "CANCEL", "ACK", "BYE"]);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Cancel_LongAfterTheEnd_AlreadyEnded()
    {
        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(10));
        Cancel(id).ShouldBe(CancelResult.AlreadyEnded);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0123456789ab00000123456789abcdef")]
    public void Cancel_UnknownId_NoSuchInteraction(string id) => Cancel(id).ShouldBe(CancelResult.NoSuchInteraction);

    // Holds PERF-13.
    [Fact]
    public void Overload_MoreCallsThanPlaces_WaitThenAreRefusedBeforeAMessage()
    {
        var world = new SimulatedEngine { Limits = new EngineLimits { ConcurrentCalls = 1, WaitingCalls = 1, PlaceWait = TimeSpan.FromSeconds(60) } }.Started();
        world.Network.Script = _ => Callee.OnlyRings;
        var ids = Enumerable.Range(0, 3).Select(_ => world.Accept()).ToList();
        world.Run(TimeSpan.FromSeconds(5));

        world.Network.Count("INVITE").ShouldBe(1);
        world.Core.WaitingCalls.ShouldBe(1);
        world.Run(TimeSpan.FromMinutes(2));

        ids.ConvertAll(id => world.EndOf(id).Reason).ShouldBe(["ring_timeout", "ring_timeout", "engine_overload"], ignoreOrder: true);
        world.Network.Count("INVITE").ShouldBe(2);
        world.ShouldBeClean();
    }

    // Holds MAP-06 and API-41.
    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Shutdown_WithLiveCalls_CancelsAndHangsUpWithinFiveSecondsAndAllIsStored(int storeTakesMs)
    {
        _world.Network.Script = request => request.To == CourierFlow.Contact ? Callee.OnlyRings : Callee.Answers with { FinalAfter = TimeSpan.FromSeconds(1) };
        var ringing = _world.Accept();
        var talking = _world.Accept("+12025550124");
        _world.Run(TimeSpan.FromSeconds(2));

        _world.Store.Journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(storeTakesMs);
        var down = _world.Node.Call(() => CoordinatedShutdown.Get(_world.Node.System).Run(CoordinatedShutdown.UnknownReason.Instance));
        for (var i = 0; i < 100 && !down.IsCompleted; i++)
        {
            // The phases follow each other on real threads; between them the actors run on virtual time, 5 s of it in all.
            _world.Run(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(down, Task.Delay(10));
        }

        await down;
        _world.EndOf(ringing).Outcome.ShouldBe(Outcome.Cancelled);
        _world.EndOf(talking).Outcome.ShouldBe(Outcome.Cancelled);
        _world.Network.Open.ShouldBe(0);
    }

    private Task<ThrottleVerdict> Throttle(string account) => _world.Core.Gateway.ThrottleAsync(new AccountId(account), CancellationToken.None);

    private CancelResult Cancel(string id) =>
        _world.Answer(_world.Core.Gateway.CancelAsync(new AccountId(CourierFlow.Account), new InteractionId(id), "tester", CancellationToken.None));
}
