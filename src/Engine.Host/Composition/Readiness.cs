using Akka.Actor;
using Akka.Cluster;
using Engine.Ports.Journal;
using Engine.Storage.Ledger;

namespace Engine.Host.Composition;

/// <summary>Whether this node should get new requests.</summary>
internal sealed class Readiness(IStoreHealth store, FileDialogLedger ledger, ActorSystem system)
{
    private volatile bool _started;
    private volatile bool _warmingUp;
    private volatile bool _draining;

    public bool IsStarted => _started;

    public bool IsDraining => _draining;

    public bool StoreIsHealthy => store.IsHealthy;

    /// <summary>Open dialogs can be noted: without that, a crash now would leave calls up that nobody ends.</summary>
    public bool DialogsAreNoted => ledger.IsHealthy;

    /// <summary>The actor system runs and is a member of its cluster. One interaction that cannot be read must not stop all others.</summary>
    public bool ActorsAreHealthy => !system.WhenTerminated.IsCompleted && Cluster.Get(system).SelfMember.Status == MemberStatus.Up;

    public bool IsReady => _started && !_draining && StoreIsHealthy && DialogsAreNoted && ActorsAreHealthy;

    /// <summary>ready, draining, degraded, warming_up or starting.</summary>
    public string Status => IsReady ? "ready" : _draining ? "draining" : _started ? "degraded" : _warmingUp ? "warming_up" : "starting";

    /// <summary>Everything runs and requests are answered; those who choose where to send them are asked to wait (PERF-23).</summary>
    public void WarmingUp() => _warmingUp = true;

    public void Started() => _started = true;

    public void Drain() => _draining = true;
}
