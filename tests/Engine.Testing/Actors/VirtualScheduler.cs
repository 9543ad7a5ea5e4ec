using System.Collections.Concurrent;
using System.Globalization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Engine.Testing.Actors;

/// <summary>
/// Akka's scheduler on virtual time: one clock for its timers and receive timeouts and for everything that takes a TimeProvider. Of a process that
/// died nothing fires.
/// </summary>
public sealed class VirtualScheduler : SchedulerBase
{
    /// <summary>Where the configuration says to which node a scheduler belongs: Akka gives it nothing else.</summary>
    internal const string NodeKey = "akka.scheduler.simulated-node";

    private static readonly ConcurrentDictionary<int, SimulatedNode> Starting = new();
    private static int _announced;

    private readonly SimulatedNode _node;

    /// <summary>Called by Akka, on the thread that starts the node.</summary>
    public VirtualScheduler(Config config, ILoggingAdapter log)
        : base(config, log)
    {
        Starting.TryRemove(config.GetInt(NodeKey), out var node);
        _node = node ?? throw new InvalidOperationException("A virtual scheduler is started by a simulated node only.");
    }

    /// <inheritdoc />
    public override TimeSpan MonotonicClock => _node.Time.Elapsed;

    /// <inheritdoc />
    public override TimeSpan HighResMonotonicClock => _node.Time.Elapsed;

    /// <inheritdoc />
    protected override DateTimeOffset TimeNow => _node.Time.GetUtcNow();

    /// <summary>The next scheduler with this line in its configuration belongs to that node.</summary>
    internal static Config Announce(SimulatedNode node)
    {
        var number = Interlocked.Increment(ref _announced);
        Starting[number] = node;
        return ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $"{NodeKey} = {number}"));
    }

    /// <inheritdoc />
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Arm(delay, Timeout.InfiniteTimeSpan, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Arm(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Arm(delay, Timeout.InfiniteTimeSpan, () => _node.Call(action), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        InternalScheduleOnce(delay, action.Run, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Arm(initialDelay, interval, () => _node.Call(action), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        InternalScheduleRepeatedly(initialDelay, interval, action.Run, cancelable);

    private void Arm(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (_node.Crashed || cancelable is { IsCancellationRequested: true })
        {
            return;
        }

        ITimer? timer = null;
        timer = _node.Time.CreateTimer(_ => Fire(timer!, action, cancelable), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(delay, interval);
        cancelable?.Token.Register(static armed => ((ITimer)armed!).Dispose(), timer);
    }

    private void Fire(ITimer timer, Action action, ICancelable? cancelable)
    {
        if (_node.Crashed || cancelable is { IsCancellationRequested: true })
        {
            timer.Dispose();
            return;
        }

        action();
    }
}
