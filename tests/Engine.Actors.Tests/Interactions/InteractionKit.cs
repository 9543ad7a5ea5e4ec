using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Actor;
using Akka.Serialization;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Dialling;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Prompts;
using Engine.Actors.RingGroups;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Flows;
using Engine.Ports.Speech;
using Engine.Testing.Actors;
using Engine.Testing.Simulated;
using Engine.Testing.Time;
using Shouldly;

namespace Engine.Actors.Tests.Interactions;

/// <summary>
/// One interaction of the courier flow at a time, its actor on real threads: a probe is its region, another asks it, a third is telephony. The clock
/// and Akka's scheduler move when they are told to.
/// </summary>
public abstract class InteractionKit : TestKit
{
    private const string Settings = """
        akka {
          stdout-loglevel = OFF
          scheduler.implementation = "Engine.Testing.Actors.HandScheduler, Engine.Testing"
          test.single-expect-default = 20s
          test.default-timeout = 20s
        }
        """;

    private int _actors;

    /// <param name="settings">What else the configuration of its actor system says.</param>
    /// <param name="serialization">How that system writes messages; null: as Akka does.</param>
    protected InteractionKit(string settings = "", SerializationSetup? serialization = null)
        : this(new VirtualTime(), settings, serialization)
    {
    }

    private InteractionKit(VirtualTime time, string settings, SerializationSetup? serialization)
        : this(time, new SimulatedStore(time), settings, serialization)
    {
    }

    [SuppressMessage("Design", "MA0056", Justification = "Akka's test kit lets probes be made by methods that could be overridden; nobody does.")]
    private InteractionKit(VirtualTime time, SimulatedStore store, string settings, SerializationSetup? serialization)
        : base(SimulatedJournal.Setup(store.Journal, Settings + settings).And(serialization ?? SerializationSetup.Create(_ => [])))
    {
        (Time, Store, Catalog, Failed) = (time, store, new HeldCatalog(store), new FailedRecoveries(time));
        (Region, Asker, Lines) = (CreateTestProbe("region"), CreateTestProbe("asker"), CreateTestProbe("lines"));
        Calls = new ProbedCalls(CreateTestProbe("calls"));
        store.AddAccount(new AccountId(CourierFlow.Account));
        VersionId = ((FlowLookup.Found)Read(store.FindPublishedAsync(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), default))).Version.FlowVersionId;
    }

    /// <summary>Long enough to see that nothing comes.</summary>
    protected static TimeSpan Silence { get; } = TimeSpan.FromMilliseconds(200);

    protected static InteractionId Id { get; } = new(InteractionIds.Mint(VirtualTime.Start, 3, 1));

    protected static string PersistenceId => $"interaction/{Id}";

    protected VirtualTime Time { get; }

    protected SimulatedStore Store { get; }

    protected FailedRecoveries Failed { get; }

    /// <summary>Of the one process that all actors of a test live in.</summary>
    protected FailedAppends Unstored { get; } = new();

    protected TestProbe Region { get; }

    protected TestProbe Asker { get; }

    protected TestProbe Lines { get; }

    protected string VersionId { get; }

    internal HeldCatalog Catalog { get; }

    internal ProbedCalls Calls { get; }

    /// <summary>Makes the interaction's actor, watched by the test itself.</summary>
    /// <param name="knowsFlow">The flow's version was read on this node before.</param>
    protected IActorRef Actor(bool knowsFlow = true)
    {
        var flows = new FlowVersions(Catalog);
        if (knowsFlow)
        {
            Flow(flows);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"interaction-{++_actors}");
        return Watch(Region.ChildActorOf(Actors(flows).Of(Id, new RingGroupLines(Lines.Ref)), name, SupervisorStrategy.StoppingStrategy));
    }

    /// <summary>How actors of interactions are made here.</summary>
    protected InteractionActors Actors(FlowVersions flows)
    {
        var (limits, crashes) = (new EngineLimits(), new NoCrashPoints());
        var prompts = new PromptLoader(new ToneSynthesizer(), new PromptCache(limits.PromptBytes));
        var dials = new PrepareDialRunner(Store, new NumericHosts(), prompts, limits);
        var legs = new LegActors(Calls, new CallAdmission(limits.ConcurrentCalls, limits.WaitingCalls, Time, () => int.MaxValue), dials, prompts, new NoSpeechRecognizer(), crashes, Time);
        return new InteractionActors(flows, legs, new EffectRunners([]), new NoFaultInjection(), crashes, Failed, Unstored, Time);
    }

    internal InteractionProtocol.Accept Accept(string execution = "e1") => new(
        new InteractionCommand.Accept(
            Time.GetUtcNow(),
            new InteractionIdentity(CourierFlow.Account, Id, execution, CourierFlow.FlowId, VersionId, 1, "Courier at the door"),
            [new VariableValue("customer_phone_number", CourierFlow.Contact), new VariableValue("order_number", "4711")]),
        Time.GetUtcNow() + TimeSpan.FromSeconds(5));

    internal static InteractionProtocol.Cancel Cancel() => new(Id, new AccountId(CourierFlow.Account), "tester");

    /// <summary>Accepted, and its first INVITE is on its way.</summary>
    internal (IActorRef Actor, ProbedCall Call) Placed()
    {
        var actor = Actor();
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Calls.Expect("reserve");
        return (actor, Calls.Expect("place")!);
    }

    /// <summary>Another process accepted it and died before its first leg had a call.</summary>
    protected InteractionState PutStarted() => Put(InteractionRules.Start(InteractionState.None, Accept().Command, new InteractionCommand.Begin(Time.GetUtcNow()), Flow()).Events);

    /// <summary>It has been over for long.</summary>
    protected void PutEnded()
    {
        var started = PutStarted();
        Put([new InteractionEvent.InteractionEnded(Time.GetUtcNow(), new InteractionResult(Outcome.Cancelled, "cancelled", Party.Caller, null))]).HasEnded.ShouldBeTrue();
        started.HasEnded.ShouldBeFalse();
    }

    /// <summary>Both clocks go on: that of the rules, and that of Akka's own timers.</summary>
    protected void Pass(TimeSpan time)
    {
        Time.Advance(time);
        HandScheduler.Advance(Sys, time);
    }

    /// <summary>What other threads do becomes true.</summary>
    protected void Until(Func<bool> condition) => AwaitCondition(condition, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(10));

    /// <summary>What other threads do becomes true; otherwise the test says how things stand.</summary>
    protected void Until(Func<bool> condition, Func<string> otherwise)
    {
        try
        {
            Until(condition);
        }
        catch (Exception cause)
        {
            throw new InvalidOperationException(otherwise(), cause);
        }
    }

    /// <summary>What waits for the clock goes on, also when it begins to wait only now.</summary>
    protected void PassUntil(Func<bool> condition) => AwaitCondition(
        () =>
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            return condition();
        },
        TimeSpan.FromSeconds(20),
        TimeSpan.FromMilliseconds(100));

    /// <summary>All that was told to the actor before is handled.</summary>
    protected void Settle(IActorRef actor)
    {
        var probe = CreateTestProbe();
        actor.Tell(new Identify(1), probe);
        probe.ExpectMsg<ActorIdentity>();
    }

    /// <summary>The actor of its first leg; null when there is none.</summary>
    protected IActorRef? Leg(IActorRef actor)
    {
        var probe = CreateTestProbe();
        Sys.ActorSelection(actor.Path / "leg-1").Tell(new Identify(1), probe);
        return probe.ExpectMsg<ActorIdentity>().Subject;
    }

    private PublishedFlow Flow(FlowVersions? flows = null) => (flows ?? new FlowVersions(Store)).Read(Read(Store.FindVersionAsync(VersionId, default))!);

    private InteractionState Put(IReadOnlyList<InteractionEvent> events)
    {
        Store.Journal.Put(PersistenceId, events);
        return Store.State(Id);
    }

    private static T Read<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}

/// <summary>Flow versions that can be had only once the test lets them.</summary>
internal sealed class HeldCatalog(IFlowCatalog inner) : IFlowCatalog
{
    private int _asked;

    /// <summary>Reading a version waits for this; null: it does not wait.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>How often a version was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public ValueTask<FlowLookup> FindPublishedAsync(AccountId accountId, FlowId flowId, CancellationToken cancellation) =>
        inner.FindPublishedAsync(accountId, flowId, cancellation);

    public async ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        if (Hold is { } hold)
        {
            await hold.Task;
        }

        return await inner.FindVersionAsync(flowVersionId, cancellation);
    }
}
