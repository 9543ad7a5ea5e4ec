using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.RingGroups;
using Engine.Ports.Trunks;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;

namespace Engine.Cluster.Tests.World;

/// <summary>What all nodes share and what outlives them: the store, the network with its phones, the dialog ledger, ring groups.</summary>
internal sealed class ClusterWorld : IRingGroupMembers
{
    public static readonly AccountId Account = new("acme");

    private readonly Lock _gate = new();
    private readonly SimulatedNetwork _network;
    private readonly InMemoryRingGroups _groups = new();

    public ClusterWorld(TimeProvider time)
    {
        Time = time;
        Store = new SimulatedStore(time);
        _network = new SimulatedNetwork(new GuardedTime(time, _gate)) { Script = request => Phones(request.To) };
        Store.Publish(Account, TestFlows.Message, TestFlows.MessageDocument);
        Store.Publish(Account, TestFlows.LongMessage, TestFlows.LongMessageDocument);
        Store.Publish(Account, TestFlows.Callback, TestFlows.CallbackDocument);
        Store.Routing[Account] = new AccountRouting(
            Account, new HashSet<string>(StringComparer.Ordinal) { TestFlows.From },
            [new Trunk(new TrunkId("main"), "Main", null, [new Gateway("192.0.2.1")])], DestinationPolicy.Default);
        _groups.AddAsync(Account, TestFlows.Group, [TestFlows.Member], CancellationToken.None).GetAwaiter().GetResult();
        _groups.AddAsync(Account, TestFlows.BothMembers, [TestFlows.Member, TestFlows.OtherMember], CancellationToken.None).GetAwaiter().GetResult();
    }

    public TimeProvider Time { get; }

    public SimulatedStore Store { get; }

    public InMemoryDialogLedger Ledger { get; } = new();

    /// <summary>What a phone does, by its number.</summary>
    public Func<string, Callee> Phones { get; set; } = static _ => Callee.OnlyRings;

    /// <summary>Every request that nodes sent, in order.</summary>
    public IReadOnlyList<NetworkMessage> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _network.Log];
            }
        }
    }

    /// <summary>Calls that ring or talk at the far end.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _network.Open;
            }
        }
    }

    /// <summary>Which calls were joined.</summary>
    public IReadOnlyList<string> Joins
    {
        get
        {
            lock (_gate)
            {
                return [.. _network.Joins];
            }
        }
    }

    /// <summary>How many requests of a method were sent, by all nodes together.</summary>
    public int Count(string method) => Sent.Count(message => string.Equals(message.Method, method, StringComparison.Ordinal));

    /// <summary>Telephony of a node; its calls carry the node's name.</summary>
    public (ICallPort Port, Action Kill) Telephony(string node)
    {
        var calls = new SimulatedCallPort(_network, Ledger, new Engine.Ports.Faults.NoCrashPoints(), node);
        return (new GuardedCallPort(calls, _gate), () =>
        {
            lock (_gate)
            {
                calls.Kill();
            }
        });
    }

    public InteractionState State(string id) => Store.State(new InteractionId(id));

    /// <summary>How often an interaction's end is stored; once is right.</summary>
    public IReadOnlyList<InteractionResult> EndsOf(string id) =>
        [.. Store.Events(new InteractionId(id)).OfType<InteractionEvent.InteractionEnded>().Select(end => end.Result)];

    /// <summary>A group that cannot be read, beside those that can.</summary>
    public Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation) => idOrName == TestFlows.BrokenGroup
        ? Task.FromException<RingGroupMembers?>(new IOException("The group cannot be read."))
        : _groups.MembersAsync(account, idOrName, cancellation);
}
