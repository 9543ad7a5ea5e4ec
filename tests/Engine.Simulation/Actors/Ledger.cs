using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Persistence;

namespace Engine.Simulation.Actors;

/// <summary>
/// A persistent actor that adds numbers: it stores, then answers with the sum. A while after the last number it stores a tick of its own, and later it
/// has itself put away.
/// </summary>
internal sealed class Ledger(string id, Action<string> say) : UntypedPersistentActor, IWithTimers
{
    private static readonly TimeSpan TickAfter = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMilliseconds(150);

    private int _sum;

    public override string PersistenceId => id;

    public ITimerScheduler Timers { get; set; } = null!;

    public override Recovery Recovery => new(SnapshotSelectionCriteria.None);

    protected override void PreStart() => Context.SetReceiveTimeout(IdleAfter);

    protected override void PostStop() => say($"{id} stops");

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case Added added: _sum += added.Number; break;
            case RecoveryCompleted: say($"{id} recovered {_sum} at {LastSequenceNr}"); break;
        }
    }

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Add add: Store(add.Number); break;
            case Tick: Persist(new Added(1), OnAdded); break;
            case Fail: throw new InvalidOperationException("told to");
            case ReceiveTimeout: OnIdle(); break;
            case Stop: Context.Stop(Self); break;
        }
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => say($"{id} failed at {sequenceNr}: {cause.GetType().Name}");

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        say($"{id} rejected at {sequenceNr}: {cause.GetType().Name}");
        Context.Stop(Self);
    }

    private void Store(int number) => Persist(new Added(number), added =>
    {
        OnAdded(added);
        Sender.Tell(_sum);
        Timers.StartSingleTimer(nameof(Tick), new Tick(), TickAfter);
    });

    private void OnIdle()
    {
        say($"{id} is idle");
        Context.Parent.Tell(new Passivate(Stop.Instance));
    }

    private void OnAdded(Added added)
    {
        _sum += added.Number;
        say($"{id} is {_sum} at {LastSequenceNr}");
    }

    internal sealed record Add(string Ledger, int Number);

    internal sealed record Fail(string Ledger);

    internal sealed record Added(int Number);

    internal sealed record Stop
    {
        public static readonly Stop Instance = new();
    }

    private sealed record Tick;
}

/// <summary>Ledgers stand under their names.</summary>
internal sealed class LedgerExtractor() : HashCodeMessageExtractor(16)
{
    public override string? EntityId(object message) => message switch
    {
        Ledger.Add add => add.Ledger,
        Ledger.Fail fail => fail.Ledger,
        _ => null,
    };
}
