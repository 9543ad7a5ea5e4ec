using Akka.Actor;

namespace Engine.Actors.Timers;

/// <summary>
/// An actor's timers on the injected clock, by key. Starting a key again replaces its timer, and a timer that was cancelled or replaced delivers
/// nothing even when it has fired already and its message waits in the mailbox. Akka's own timers follow the scheduler of the actor system: they
/// would stand still, or race, in a rehearsal that winds its clock.
/// </summary>
/// <remarks>The actor passes each <see cref="Fired"/> through <see cref="Take"/>, and calls <see cref="CancelAll"/> when it stops.</remarks>
internal sealed class ActorTimers(IActorRef self, TimeProvider time)
{
    private readonly Dictionary<object, Fired> _running = [];

    /// <summary>Delivers the message once, after that time.</summary>
    public void Start(object key, object message, TimeSpan due)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, TimeSpan.Zero);
        Cancel(key);
        var timer = new Fired(self, key, message);
        _running.Add(key, timer);
        timer.Run(time, due);
    }

    /// <summary>Cancels the timer; false when there is none.</summary>
    public bool Cancel(object key)
    {
        if (!_running.Remove(key, out var timer))
        {
            return false;
        }

        timer.Stop();
        return true;
    }

    /// <summary>Cancels every timer of this actor.</summary>
    public void CancelAll()
    {
        foreach (var timer in _running.Values)
        {
            timer.Stop();
        }

        _running.Clear();
    }

    /// <summary>The message of a timer that fired, or null when it has been cancelled or replaced since.</summary>
    public object? Take(Fired fired)
    {
        if (!_running.TryGetValue(fired.Key, out var current) || current != fired)
        {
            return null;
        }

        Cancel(fired.Key);
        return fired.Message;
    }

    /// <summary>A timer, and what it sends to its actor when it is due.</summary>
    public sealed class Fired(IActorRef self, object key, object message) : INoSerializationVerificationNeeded
    {
        private ITimer? _timer;

        internal object Key => key;

        internal object Message => message;

        internal void Run(TimeProvider time, TimeSpan due)
        {
            // Armed in a second step: one that is due at once must not fire before its owner knows it.
            _timer = time.CreateTimer(static fired => ((Fired)fired!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }

        internal void Stop() => _timer?.Dispose();

        private void Fire() => self.Tell(this, ActorRefs.NoSender);
    }
}
