using System.Text.Json;
using Akka.Actor;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.Throttle;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>The gateway before a region that answers as the test says, or not at all.</summary>
public sealed class EngineGatewayTests : InteractionKit
{
    private const int StartsMax = 10_000;

    private static readonly AccountId Account = new(CourierFlow.Account);

    private readonly CallAdmission _admission;
    private readonly EngineGateway _gateway;

    public EngineGatewayTests()
    {
        var flows = new FlowVersions(Store);
        var check = new StartCheck(Store, flows, new DialCheck(Store, new NumericHosts(), new PromptLoader(new ToneSynthesizer(), new PromptCache(1_000_000))), Time);
        var ids = new IdMint(Time, new SeededEntropy(1), NodeSlots.Alone, new FreshIds());
        _admission = new CallAdmission(limit: 1, waitingLimit: 1, Time) { StartsUpTo = 1 };
        _gateway = new EngineGateway(
            new InteractionRegion(Region.Ref, Time), new ThrottleBuckets(Asker.Ref, Time), Store, flows, Store, ids, Time, check,
            new StartLimit(_admission, new SeededEntropy(1), Time));
    }

    // Holds PERF-13.
    [Fact]
    public async Task Start_AsManyWaitAsMay_IsRefusedBeforeAnythingIsSent()
    {
        _admission.Enter(new InteractionId("a"), () => { }, out var inside);
        _admission.Enter(new InteractionId("b"), () => { }, out _);

        var refused = (await StartAsync()).ShouldBeOfType<StartResult.Unavailable>();

        refused.Code.ShouldBe("overloaded");
        refused.RetryAfter.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
        Region.ExpectNoMsg(TimeSpan.Zero);

        // Whoever was refused asks again: the more of them, the later, and not all at once.
        var later = new List<TimeSpan>();
        for (var i = 0; i < 300; i++)
        {
            later.Add((await StartAsync()).ShouldBeOfType<StartResult.Unavailable>().RetryAfter);
        }

        later.Skip(200).Min().ShouldBeGreaterThan(refused.RetryAfter);
        later.Skip(200).Select(wait => Math.Ceiling(wait.TotalSeconds)).Distinct().Count().ShouldBeGreaterThan(10);
        later.Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(7.5));
        Time.Advance(TimeSpan.FromMinutes(10));
        (await StartAsync()).ShouldBeOfType<StartResult.Unavailable>().RetryAfter.ShouldBeLessThan(later.Skip(200).Min());
        inside.Dispose();
        var started = StartAsync();
        Region.ExpectMsg<InteractionProtocol.Accept>();
        Region.Reply(InteractionProtocol.AcceptResult.Stored);
        (await started).ShouldBeOfType<StartResult.Accepted>();
    }

    // Holds API-24.
    [Fact]
    public async Task Start_KeyUsedByAnotherJustNow_GetsThatAnswer()
    {
        var key = new StartKey("k", "hash");
        var started = StartAsync(key);
        var accept = Region.ExpectMsg<InteractionProtocol.Accept>();
        accept.Command.Key.ShouldBe(key);
        var identity = accept.Command.Identity with { InteractionId = "0123456789abcdef0123456789abcdef" };
        Store.Journal.Put($"interaction/{identity.InteractionId}", new InteractionEvent.InteractionAccepted(Time.GetUtcNow(), identity, [], Time.GetUtcNow()) { Key = key });

        Region.Reply(InteractionProtocol.AcceptResult.Repeated);

        var answer = (await started).ShouldBeOfType<StartResult.Accepted>();
        answer.IsReplayed.ShouldBeTrue();
        answer.InteractionId.Value.ShouldBe(identity.InteractionId);
    }

    /// <summary>A message to a node that leaves may be lost. It is the same question, so that it cannot be taken twice.</summary>
    [Fact]
    public async Task Start_NoAnswer_IsSaidAgainEachSecondWordForWord()
    {
        var started = StartAsync();
        var first = Region.ExpectMsg<InteractionProtocol.Accept>();
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
            Region.HasMessages.ShouldBeFalse();
            Time.Advance(TimeSpan.FromTicks(1));
            Region.ExpectMsg<InteractionProtocol.Accept>().ShouldBe(first);
        }

        Region.Reply(InteractionProtocol.AcceptResult.Stored);
        (await started).ShouldBe(new StartResult.Accepted(first.InteractionId, VersionId, first.Command.Identity.ExecutionId));
    }

    [Fact]
    public async Task Start_FateNotKnown_TheNextActorIsAsked()
    {
        var started = StartAsync();
        var first = Region.ExpectMsg<InteractionProtocol.Accept>();
        Region.Reply(InteractionProtocol.AcceptResult.NotKnown);
        AwaitCondition(
            () =>
            {
                Time.Advance(TimeSpan.FromMilliseconds(100));
                return Region.HasMessages;
            },
            TimeSpan.FromSeconds(20),
            TimeSpan.FromMilliseconds(20));
        Region.ExpectMsg<InteractionProtocol.Accept>().ShouldBe(first);
        Region.Reply(InteractionProtocol.AcceptResult.TooLate);
        (await started).ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("store_unavailable");
    }

    /// <summary>No mailbox has a bound on Akka, so the gateway counts.</summary>
    [Fact]
    public async Task Start_OneMoreThanMayWaitForTheStore_IsOverloadedAndNothingIsSent()
    {
        var waiting = Enumerable.Range(0, StartsMax).Select(_ => StartAsync()).ToList();
        (await StartAsync().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("overloaded");

        var askers = Enumerable.Range(0, StartsMax).Select(_ => AskerOfAStart()).ToList();
        Region.ExpectNoMsg(Silence);
        askers[^1].Tell(InteractionProtocol.AcceptResult.Stored);
        (await await Task.WhenAny(waiting)).ShouldBeOfType<StartResult.Accepted>();
        var next = StartAsync();
        Region.ExpectMsg<InteractionProtocol.Accept>();
        next.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancel_NoAnswer_Unavailable()
    {
        var cancelled = _gateway.CancelAsync(Account, Id, "tester", default);
        Region.ExpectMsg<InteractionProtocol.Cancel>().ShouldBe(Cancel());
        Time.Advance(TimeSpan.FromSeconds(5));
        (await cancelled).ShouldBe(CancelResult.Unavailable);
    }

    [Fact]
    public async Task Throttle_NoAnswer_OutOfReach()
    {
        var asked = _gateway.ThrottleAsync(Account, default);
        Asker.ExpectMsg<ThrottleProtocol.Take>();
        Time.Advance(TimeSpan.FromSeconds(2));
        (await asked).Unavailable.ShouldBeTrue();
    }

    private IActorRef AskerOfAStart()
    {
        Region.ExpectMsg<InteractionProtocol.Accept>();
        return Region.LastSender;
    }

    private Task<StartResult> StartAsync(StartKey? key = null)
    {
        var body = ((string[])["customer_number", "order_number"]).ToDictionary(name => name, _ => JsonSerializer.SerializeToElement(CourierFlow.Contact), StringComparer.Ordinal);
        return _gateway.StartAsync(new StartRequest(Account, new FlowId(CourierFlow.FlowId), body) { Key = key }, default);
    }
}
