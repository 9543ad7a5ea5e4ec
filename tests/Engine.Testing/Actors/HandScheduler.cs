using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Engine.Testing.Time;

namespace Engine.Testing.Actors;

/// <summary>
/// Akka's scheduler under a test whose actors are on real threads: it moves when it is told to. Akka's own TestScheduler loses what an actor schedules
/// while the test moves it, because it forgets the queue of an instant behind its back; an actor whose idle time began then was never put away.
/// </summary>
/// <remarks>Named in the configuration of the actor system; all that is due fires on the thread that moves it.</remarks>
public sealed class HandScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log)
{
    private readonly VirtualTime _time = new();

    /// <summary>Of the real clock: patience with what other threads do is measured with it.</summary>
    public override TimeSpan MonotonicClock => HighResMonotonicClock;

    /// <inheritdoc />
    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <inheritdoc />
    protected override DateTimeOffset TimeNow => _time.GetUtcNow();

    /// <summary>Time passes for the actors of that system.</summary>
    public static void Advance(ActorSystem system, TimeSpan by) => ((HandScheduler)system.Scheduler)._time.Advance(by);

    /// <inheritdoc />
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Arm(delay, Timeout.InfiniteTimeSpan, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Arm(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Arm(delay, Timeout.InfiniteTimeSpan, action, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        InternalScheduleOnce(delay, action.Run, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Arm(initialDelay, interval, action, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        InternalScheduleRepeatedly(initialDelay, interval, action.Run, cancelable);

    private void Arm(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        var timer = _time.CreateTimer(
            _ =>
            {
                if (cancelable is not { IsCancellationRequested: true })
                {
                    action();
                }
            },
            null, delay, interval);
        cancelable?.Token.Register(static armed => ((ITimer)armed!).Dispose(), timer);
    }
}
