using System.Globalization;
using System.Text.Json;
using Engine.Actors.Dialling;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Speech;
using Engine.Testing.Actors;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Time;

namespace Engine.Testing.Simulated;

/// <summary>
/// The whole engine but for HTTP, sockets and disks, under one seed and on virtual time. A process of it can die at any crash point; store,
/// ledger and network survive, and the next process starts on them.
/// </summary>
public sealed class SimulatedEngine
{
    private readonly int _seed;
    private SimulatedCrashPoints _crashPoints = null!;
    private int _processes;

    /// <summary>Builds the world; <see cref="Start"/> starts the first process.</summary>
    public SimulatedEngine(int seed = 1)
    {
        _seed = seed;
        Time = new VirtualTime();
        Store = new SimulatedStore(Time);
        Network = new SimulatedNetwork(Time);
    }

    public VirtualTime Time { get; }

    public SimulatedStore Store { get; }

    public SimulatedNetwork Network { get; }

    public InMemoryDialogLedger Ledger { get; } = new();

    public InMemorySplitCounters Splits { get; } = new();

    public InMemoryRingGroups Groups { get; } = new();

    public ToneSynthesizer Speech { get; } = new();

    /// <summary>What understands the callees of the next process.</summary>
    public ISpeechRecognizer Recognizer { get; set; } = new NoSpeechRecognizer();

    public EngineLimits Limits { get; set; } = new();

    /// <summary>A mistake that the next process makes.</summary>
    public PlantedBug Planted { get; set; }

    /// <summary>The process that runs now.</summary>
    public SimulatedNode Node { get; private set; } = null!;

    public EngineCore Core { get; private set; } = null!;

    public SimulatedCallPort Calls { get; private set; } = null!;

    /// <summary>Interactions that the present process could not read back.</summary>
    public FailedRecoveries Unreadable { get; private set; } = null!;

    /// <summary>Crash points the present process has passed.</summary>
    public IReadOnlyList<string> Passed => _crashPoints.Passed;

    /// <summary>Starts a process; the one before must be dead.</summary>
    /// <param name="dieAt">Crash point at which it is killed; null = it lives.</param>
    public SimulatedEngine Start(string? dieAt = null)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"p{++_processes}");
        var node = new SimulatedNode(_seed + _processes, Time, Store.Journal);
        _crashPoints = new SimulatedCrashPoints(Kill) { Armed = dieAt };
        Node = node;
        Unreadable = new FailedRecoveries(Time);
        Calls = new SimulatedCallPort(Network, Ledger, _crashPoints, process);
        Store.Journal.Plant(Planted);
        Store.Journal.FaultOfAppend = (_, _) => node.Crashed ? JournalFault.CrashBeforeStoring : JournalFault.None;
        Core = node.Call(() => CoreOf(node, new SeededEntropy(_seed + (1000 * _processes))));
        node.Settle();
        return this;
    }

    private EngineCore CoreOf(SimulatedNode node, IEntropy entropy)
    {
        var system = node.System;
        IFlowCatalog catalog = Planted == PlantedBug.ReadOfAnotherAccount ? new PlantedFlowCatalog(Store) : Store;
        IFaultInjection faults = Planted == PlantedBug.EffectDroppedAfterRecovery && _processes > 1 ? new PlantedFaults(Time) : new NoFaultInjection();
        var calls = new PlantedCallPort(Calls, Planted);
        var flows = new FlowVersions(catalog);
        var hosts = new NumericHosts();
        var prompts = new PromptLoader(Speech, new PromptCache(Limits.PromptBytes));
        var admission = new CallAdmission(Limits.ConcurrentCalls, Limits.WaitingCalls, Time) { Patience = Limits.PlaceWait };
        var legs = new LegActors(calls, admission, new PrepareDialRunner(Store, hosts, prompts, Limits), prompts, Recognizer, _crashPoints, Time);
        var runners = new EffectRunners([new DrawSplitRunner(Splits, Time)]);
        var actors = new InteractionActors(flows, legs, runners, faults, _crashPoints, Unreadable, new FailedAppends(), Time);
        var region = OneNodeActors.Interactions(system, actors, Groups, Time);
        var buckets = OneNodeActors.Buckets(system, Store, Time);
        OneNodeActors.Wake(system, region, Store, Unreadable, Time);
        var check = new StartCheck(Store, flows, new DialCheck(Store, hosts, prompts), Time);
        var gateway = new EngineGateway(region, buckets, catalog, flows, Store, new IdMint(Time, entropy, NodeSlots.Alone, new FreshIds()), Time, check, new StartLimit(admission, entropy, Time));
        return new EngineCore(system, region, new SimulatedGateway(gateway, node), admission, Limits, Time);
    }

    /// <summary>From now on the present process dies at that crash point.</summary>
    public void Arm(string dieAt) => _crashPoints.Armed = dieAt;

    /// <summary>Kills the present process, as kill -9 would.</summary>
    public void Kill()
    {
        Node.Crash();
        Calls.Kill();
    }

    /// <summary>Asks the gateway to start a flow and runs until it has answered; null when the process died over it.</summary>
    public StartResult? Request(AccountId accountId, FlowId flowId, params (string Name, string Value)[] arguments)
    {
        var body = arguments.ToDictionary(a => a.Name, a => JsonSerializer.SerializeToElement(a.Value), StringComparer.Ordinal);
        return Answer(Core.Gateway.StartAsync(new StartRequest(accountId, flowId, body), CancellationToken.None));
    }

    /// <summary>Runs until the task has ended; default when the process died or ten seconds passed.</summary>
    public T? Answer<T>(Task<T> task)
    {
        Node.RunUntil(() => task.IsCompleted, TimeSpan.FromSeconds(10));
        return task.IsCompleted ? task.GetAwaiter().GetResult() : default;
    }

    /// <summary>Lets time pass.</summary>
    public void Run(TimeSpan time) => Node.Run(time);
}
