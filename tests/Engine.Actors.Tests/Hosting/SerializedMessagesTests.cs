using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.Serialization;
using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Testing.Actors;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

/// <summary>
/// Every message between actors is written and read back, and what is neither of the protocol, nor marked as local, nor a fact of the pure rooms, which
/// know no Akka, is refused. Whole interactions pass.
/// </summary>
public sealed class SerializedMessagesTests : InteractionKit
{
    private static readonly AccountId Account = new(CourierFlow.Account);

    private readonly InMemoryRingGroups _groups = new();
    private readonly FailureRecorder _failures;
    private readonly EngineGateway _gateway;

    public SerializedMessagesTests()
        : base("akka.actor.serialize-messages = on", SerializationSetup.Create(Serializers))
    {
        _failures = new FailureRecorder(Sys);
        var flows = new FlowVersions(Store);
        var region = OneNodeActors.Interactions(Sys, Actors(flows), _groups, Time);
        var prompts = new PromptLoader(new ToneSynthesizer(), new PromptCache(1_000_000));
        var check = new StartCheck(Store, flows, new DialCheck(Store, new NumericHosts(), prompts), Time);
        var ids = new IdMint(Time, new SeededEntropy(1), NodeSlots.Alone, new FreshIds());
        _gateway = new EngineGateway(region, OneNodeActors.Buckets(Sys, Store, Time), Store, flows, Store, ids, Time, check, new StartLimit(new CallAdmission(1, 1, Time), new SeededEntropy(1), Time));
        _groups.AddAsync(Account, "sales", ["+12025550188"], default).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Courier_FromTheRequestToItsEnd_EveryMessagePasses()
    {
        (await _gateway.ThrottleAsync(Account, default)).Passed.ShouldBeTrue();
        var id = await StartAsync("customer_number", "order_number");
        Calls.Expect("reserve");
        var call = Calls.Expect("place")!;
        call.Happens(new CallEvent.Ringing(Time.GetUtcNow(), 180));
        Answer(call);
        Calls.Expect("play");
        call.Played(Time.GetUtcNow());
        Calls.Expect("hang_up");
        call.Happens(new CallEvent.HungUp(Time.GetUtcNow(), Party.Engine, "local_hangup", null));

        await EndedAsync(id);
    }

    /// <summary>Two legs that lend each other their calls.</summary>
    [Fact]
    public async Task Forward_FromTheRequestToItsEnd_EveryMessagePasses()
    {
        Store.Publish(Account, new FlowId(CourierFlow.FlowId), SecondLegTests.Forward);
        var id = await StartAsync("customer_number");
        Calls.Expect("reserve");
        var contact = Calls.Expect("place")!;
        Answer(contact);
        var target = Dialled(contact);
        Answer(target);
        Calls.Expect("bridge");
        target.Happens(new CallEvent.HungUp(Time.GetUtcNow(), Party.Contact, "remote_hangup", null));
        Calls.Expect("hang_up");
        contact.Happens(new CallEvent.HungUp(Time.GetUtcNow(), Party.Engine, "local_hangup", null));

        await EndedAsync(id);
    }

    /// <summary>A ring group's line and a cancel.</summary>
    [Fact]
    public async Task Callback_CancelledWhileAMemberIsRung_EveryMessagePasses()
    {
        Store.Publish(Account, new FlowId(CourierFlow.FlowId), SecondLegTests.Callback);
        var id = await StartAsync("customer_number");
        Calls.Expect("reserve");
        var member = Calls.Expect("place")!;
        (await _gateway.CancelAsync(Account, id, "tester", default)).ShouldBe(CancelResult.Cancelling);
        Calls.Expect("cancel");
        member.Happens(new CallEvent.Failed(Time.GetUtcNow(), new CallFailure(null, "cancelled", Party.Caller)));

        await EndedAsync(id);
    }

    /// <summary>The rule has teeth.</summary>
    [Fact]
    public void Stray_MessageOfNoProtocol_IsRefused()
    {
        Asker.Ref.Tell(new Stray());
        Until(() => _failures.All.Count > 0);
        _failures.All[0].ToString().ShouldContain(nameof(Stray));
        Asker.ExpectNoMsg(Silence);
    }

    private static ImmutableHashSet<SerializerDetails> Serializers(ExtendedActorSystem system) =>
    [
        SerializerDetails.Create("engine-protocol", new ProtocolSerializer(system), [.. ProtocolSerializer.Types]),
        SerializerDetails.Create("everything-else", new EverythingElse(system), [typeof(object)]),
    ];

    private async Task<InteractionId> StartAsync(params string[] arguments)
    {
        var body = arguments.ToDictionary(name => name, _ => JsonSerializer.SerializeToElement(CourierFlow.Contact), StringComparer.Ordinal);
        return (await _gateway.StartAsync(new StartRequest(Account, new FlowId(CourierFlow.FlowId), body), default)).ShouldBeOfType<StartResult.Accepted>().InteractionId;
    }

    private void Answer(ProbedCall call) => call.Happens(new CallEvent.Answered(Time.GetUtcNow(), new DialogFacts("their-tag", "sip:there@192.0.2.1", [], 1)));

    /// <summary>The second call, once its INVITE is on its way; the first one's ringback may be ordered before or after it.</summary>
    private ProbedCall Dialled(ProbedCall first)
    {
        var told = Enumerable.Range(0, 3).Select(_ => Calls.Probe.ExpectMsg<ProbedCalls.Told>()).ToList();
        told.Select(order => order.Order).ShouldBe(["reserve", "place", "ringback"], ignoreOrder: true);
        told.Single(order => order.Order == "ringback").Call.ShouldBe(first);
        return told.Single(order => order.Order == "place").Call!;
    }

    /// <summary>It has ended, is put away and answers still.</summary>
    private async Task EndedAsync(InteractionId id)
    {
        Until(() => Store.State(id).HasEnded);
        var probe = CreateTestProbe();
        var actor = await Sys.ActorSelection($"/user/{InteractionRegion.Name}/{id}").ResolveOne(TimeSpan.FromSeconds(20));
        probe.Watch(actor);
        Settle(actor);
        Until(
            () =>
            {
                // The last word of a leg may come in between: it is told again.
                actor.Tell(ReceiveTimeout.Instance);
                return probe.HasMessages;
            },
            () => $"not put away: children {Children(actor)}, {((ActorRefWithCell)actor).Underlying.NumberOfMessages} messages wait, failures {string.Join(" | ", _failures.All)}");
        probe.ExpectTerminated(actor);
        (await _gateway.CancelAsync(Account, id, "tester", default)).ShouldBe(CancelResult.AlreadyEnded);
        _failures.All.ShouldBeEmpty();
    }

    private static string Children(IActorRef actor) => string.Join(", ", ((ActorRefWithCell)actor).Children.Select(child => child.Path.Name));

    /// <summary>Of nobody.</summary>
    private sealed record Stray;

    /// <summary>
    /// Akka's own messages, and facts of the pure rooms, which an interaction and its legs tell each other and which never leave the node, stay the
    /// objects they are. Nothing else of the engine passes.
    /// </summary>
    private sealed class EverythingElse(ExtendedActorSystem system) : Serializer(system)
    {
        private readonly ConcurrentDictionary<int, object> _passed = new();
        private int _last;

        public override int Identifier => 999_001;

        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj)
        {
            if (obj is not (InteractionCommand or InteractionEffect or CallEvent) && obj.GetType().FullName!.StartsWith("Engine.", StringComparison.Ordinal))
            {
                throw new SerializationException($"{obj.GetType()} is neither of the protocol nor marked as local.");
            }

            var number = Interlocked.Increment(ref _last);
            _passed[number] = obj;
            return BitConverter.GetBytes(number);
        }

        public override object FromBinary(byte[] bytes, Type type) => _passed[BitConverter.ToInt32(bytes)];
    }
}
