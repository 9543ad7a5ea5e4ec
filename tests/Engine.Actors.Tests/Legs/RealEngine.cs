using System.Net;
using System.Text.Json;
using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.Telephony;
using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Speech;
using Engine.Ports.Trunks;
using Engine.Sip.Agent;
using Engine.Testing.Actors;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Shouldly;

namespace Engine.Actors.Tests.Legs;

/// <summary>One process of the engine on real threads, sockets and clocks; only its store is in memory.</summary>
internal sealed class RealEngine : IDisposable
{
    private const int MostRepeats = 10;

    private readonly SimulatedStore _store;
    private readonly InMemoryDialogLedger _ledger;
    private readonly SipShard _sip;
    private readonly MediaPlane _media;
    private readonly ActorSystem _system;
    private volatile bool _isDead;
    private readonly EngineCore _core;

    /// <param name="store">Survives the process.</param>
    /// <param name="ledger">Survives the process.</param>
    /// <param name="calleePort">Where calls go.</param>
    /// <param name="sipPort">0 takes any.</param>
    /// <param name="heldMax">How long the callee may hold the line; a minute when null.</param>
    public RealEngine(SimulatedStore store, InMemoryDialogLedger ledger, int calleePort, int sipPort = 0, TimeSpan? heldMax = null)
    {
        _store = store;
        _system = ActorSystem.Create("engine", SimulatedJournal.Setup(store.Journal, "akka.coordinated-shutdown.run-by-clr-shutdown-hook = off"));
        store.Journal.FaultOfAppend = (_, _) => _isDead ? JournalFault.CrashBeforeStoring : JournalFault.None;
        _ledger = ledger;
        store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), CourierFlow.Document);
        store.Routing[CourierFlow.Account] = new AccountRouting(
            new AccountId(CourierFlow.Account), new HashSet<string>(StringComparer.Ordinal) { "+12025550100" },
            [new Trunk(new TrunkId("main"), "Main", null, [new Gateway("127.0.0.1", calleePort)]) { HeldMax = heldMax ?? TimeSpan.FromMinutes(1) }], DestinationPolicy.Default);
        _sip = new SipShard(new SipShardConfig { Listen = new IPEndPoint(IPAddress.Loopback, sipPort), Peers = [IPAddress.Loopback] }, TimeProvider.System);
        _sip.Start();
        _media = new MediaPlane(
            new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 43_000, LastPort = 44_999, MaxLegs = 200, Drain = TimeSpan.FromMilliseconds(50) },
            TimeProvider.System, new Random(1));
        var entropy = new RandomEntropy();
        var calls = new TelephonyCallPort(
            _sip, _media, _ledger, new NoCrashPoints(), new TelephonyConfig { MediaAddress = IPAddress.Loopback }, TimeProvider.System, entropy);
        _core = CoreOf(calls, entropy);
    }

    public int SipPort => _sip.LocalEndPoint.Port;

    public int LiveCalls => _sip.LiveCalls;

    public int OpenLegs => _media.Figures.OpenLegs;

    public int OpenDialogs => _ledger.Open;

    public async Task<string> StartAsync()
    {
        var body = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["customer_number"] = JsonSerializer.SerializeToElement(CourierFlow.Contact), ["order_number"] = JsonSerializer.SerializeToElement("4711"),
        };
        var request = new StartRequest(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), body);
        var answer = await _core.Gateway.StartAsync(request, CancellationToken.None);
        for (var again = 0; again < MostRepeats && answer is StartResult.Unavailable unavailable; again++)
        {
            // A machine that is out of breath may not have stored it in time: it is not stored then, and whoever sent it sends it again.
            await Task.Delay(unavailable.RetryAfter);
            answer = await _core.Gateway.StartAsync(request, CancellationToken.None);
        }

        return answer.ShouldBeOfType<StartResult.Accepted>().InteractionId;
    }

    public Task<CancelResult> CancelAsync(string id) => _core.Gateway.CancelAsync(new AccountId(CourierFlow.Account), new InteractionId(id), "tester", CancellationToken.None);

    /// <summary>Waits for the end and gives it.</summary>
    public InteractionResult EndOf(string id)
    {
        WaitUntil(() => _store.State(new InteractionId(id)).HasEnded, TimeSpan.FromSeconds(60));
        return _store.Events(new InteractionId(id)).OfType<InteractionEvent.InteractionEnded>().ShouldHaveSingleItem().Result;
    }

    private EngineCore CoreOf(TelephonyCallPort calls, RandomEntropy entropy)
    {
        var (limits, flows, hosts, crashes, time) = (new EngineLimits(), new FlowVersions(_store), new NumericHosts(), new NoCrashPoints(), TimeProvider.System);
        var prompts = new PromptLoader(new ToneSynthesizer(), new PromptCache(limits.PromptBytes));
        var admission = new CallAdmission(limits.ConcurrentCalls, limits.WaitingCalls, time);
        var legs = new LegActors(calls, admission, new PrepareDialRunner(_store, hosts, prompts, limits), prompts, new NoSpeechRecognizer(), crashes, time);
        var failed = new FailedRecoveries(time);
        var actors = new InteractionActors(flows, legs, new EffectRunners([]), new NoFaultInjection(), crashes, failed, new FailedAppends(), time);
        var region = OneNodeActors.Interactions(_system, actors, new InMemoryRingGroups(), time);
        OneNodeActors.Wake(_system, region, _store, failed, time);
        var check = new StartCheck(_store, flows, new DialCheck(_store, hosts, prompts), time);
        var ids = new IdMint(time, entropy, NodeSlots.Alone, new FreshIds());
        var gateway = new EngineGateway(region, OneNodeActors.Buckets(_system, _store, time), _store, flows, _store, ids, time, check, new StartLimit(admission, entropy, time));
        return new EngineCore(_system, region, gateway, admission, limits, time);
    }

    public static void WaitUntil(Func<bool> condition, TimeSpan? within = null) =>
        SpinWait.SpinUntil(() => condition() || Sleep(), within ?? TimeSpan.FromSeconds(15)).ShouldBeTrue();

    /// <summary>As near to kill -9 as a process can come to itself: socket and store are cut off, nothing is said to anybody.</summary>
    public void Die()
    {
        _isDead = true;
        _sip.Dispose();
    }

    public void Dispose()
    {
        _sip.Dispose();
        _media.Dispose();
    }

    private static bool Sleep()
    {
        Thread.Sleep(5);
        return false;
    }
}
