using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Engine.Testing.Actors;

/// <summary>Gives every dispatcher of a simulated process the one that runs on the test's thread. Named in the node's configuration.</summary>
public sealed class SeededDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly SeededDispatcher _dispatcher;

    /// <summary>Called by Akka.</summary>
    public SeededDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) =>
        _dispatcher = new SeededDispatcher(this, prerequisites.Settings.Setup.Get<SimulatedNodeSetup>().Value.Node);

    /// <inheritdoc />
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Runs mailboxes when the seed says so, on the thread that lets the node run.</summary>
internal sealed class SeededDispatcher : MessageDispatcher
{
    /// <summary>Of what is not an actor: it stands behind all of them.</summary>
    private const string NoAddress = "~";

    private readonly SimulatedNode _node;
    private readonly ConditionalWeakTable<Mailbox, string> _addresses = [];

    public SeededDispatcher(MessageDispatcherConfigurator configurator, SimulatedNode node)
        : base(configurator)
    {
        _node = node;
        Id = "seeded";
        ShutdownTimeout = TimeSpan.FromSeconds(1);
        node.Add(this);
    }

    /// <summary>An actor begins: from now on its mailbox is known by its address.</summary>
    public override void Attach(ActorCell cell)
    {
        _addresses.AddOrUpdate(cell.Mailbox!, cell.Self.Path.ToStringWithoutAddress());
        base.Attach(cell);
    }

    /// <inheritdoc />
    public override void Dispatch(ActorCell cell, Envelope envelope)
    {
        _node.Turns.Check(cell.Self);
        base.Dispatch(cell, envelope);
    }

    /// <summary>
    /// How many messages the next turn handles. Akka lets one more pass than its throughput says; a deadline in the past ends a turn after the
    /// message that is being handled, also one that has begun.
    /// </summary>
    public void Limit(int messages)
    {
        Throughput = messages - 1;
        ThroughputDeadlineTime = messages == 1 ? 0 : null;
    }

    protected override void ExecuteTask(IRunnable run) =>
        _node.Turns.Add(run is Mailbox mailbox && _addresses.TryGetValue(mailbox, out var address) ? address : NoAddress, run);

    /// <summary>There is no thread to end.</summary>
    protected override void Shutdown()
    {
    }
}
