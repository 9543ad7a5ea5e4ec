using System.Net;
using System.Text.Json;
using Engine.Actors.Interactions;
using Engine.Actors.Kernel;
using Engine.Actors.Telephony;
using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Media.Plane;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;
using Engine.Ports.Trunks;
using Engine.Sip.Agent;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;

namespace Engine.Actors.Tests.Legs;

/// <summary>One process of the engine on real threads, sockets and clocks; only its store is in memory.</summary>
internal sealed class RealEngine : IDisposable
{
    private readonly SimulatedStore _store;
    private readonly MortalJournal _journal;
    private readonly InMemoryDialogLedger _ledger;
    private readonly SipShard _sip;
    private readonly MediaPlane _media;
    private readonly ActorSystem _system = new();
    private readonly EngineCore _core;

    /// <param name="store">Survives the process.</param>
    /// <param name="ledger">Survives the process.</param>
    /// <param name="calleePort">Where calls go.</param>
    /// <param name="sipPort">0 takes any.</param>
    public RealEngine(SimulatedStore store, InMemoryDialogLedger ledger, int calleePort, int sipPort = 0)
    {
        _store = store;
        _journal = new MortalJournal(store.Journal);
        _ledger = ledger;
        store.Publish(CourierFlow.Account, CourierFlow.FlowId, CourierFlow.Document);
        store.Routing[CourierFlow.Account] = new AccountRouting(
            CourierFlow.Account, new HashSet<string>(StringComparer.Ordinal) { "+12025550100" },
            [new Trunk("main", "Main", null, [new Gateway("127.0.0.1", calleePort)])], DestinationPolicy.Default);
        _sip = new SipShard(new SipShardConfig { Listen = new IPEndPoint(IPAddress.Loopback, sipPort), Peers = [IPAddress.Loopback] }, TimeProvider.System);
        _sip.Start();
        _media = new MediaPlane(
            new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 43_000, LastPort = 44_999, MaxLegs = 200, Drain = TimeSpan.FromMilliseconds(50) },
            TimeProvider.System, new Random(1));
        var entropy = new RandomEntropy();
        var calls = new TelephonyCallPort(
            _sip, _media, _ledger, new NoCrashPoints(), new TelephonyConfig { MediaAddress = IPAddress.Loopback }, TimeProvider.System, entropy);
        _core = EngineCore.Start(new EngineParts
        {
            System = _system, Journal = _journal, Interactions = store, Flows = store, Trunks = store, Throttle = store, Speech = new ToneSynthesizer(),
            Calls = calls, Hosts = new NumericHosts(), Entropy = entropy,
        });
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
        var answer = await _core.Gateway.StartAsync(new StartRequest(CourierFlow.Account, CourierFlow.FlowId, body), CancellationToken.None);
        return answer.ShouldBeOfType<StartResult.Accepted>().InteractionId;
    }

    public Task<CancelResult> CancelAsync(string id) => _core.Gateway.CancelAsync(CourierFlow.Account, id, "tester", CancellationToken.None);

    /// <summary>Waits for the end and gives it.</summary>
    public InteractionResult EndOf(string id)
    {
        WaitUntil(() => _store.State(id).HasEnded, TimeSpan.FromSeconds(60));
        return _store.Events(id).OfType<InteractionEvent.InteractionEnded>().ShouldHaveSingleItem().Result;
    }

    public static void WaitUntil(Func<bool> condition, TimeSpan? within = null) =>
        SpinWait.SpinUntil(() => condition() || Sleep(), within ?? TimeSpan.FromSeconds(15)).ShouldBeTrue();

    /// <summary>As near to kill -9 as a process can come to itself: socket and store are cut off, nothing is said to anybody.</summary>
    public void Die()
    {
        _journal.Die();
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
