namespace Engine.Actors.Kernel;

/// <summary>
/// An actor's timers, by key. Starting a key again replaces its timer, and a timer that was cancelled or replaced delivers nothing
/// even when it has fired already and its message waits in the mailbox.
/// </summary>
public sealed class ActorTimers
{
    private readonly ActorCell _cell;
    private readonly Dictionary<object, Entry> _entries = [];

    internal ActorTimers(ActorCell cell) => _cell = cell;

    /// <summary>Delivers the message once, after that time.</summary>
    public void StartSingle(object key, object message, TimeSpan due) => Start(key, message, due, Timeout.InfiniteTimeSpan);

    /// <summary>Delivers the message again and again, first after one interval.</summary>
    public void StartPeriodic(object key, object message, TimeSpan interval) => Start(key, message, interval, interval);

    /// <summary>Cancels the timer; false when there is none.</summary>
    public bool Cancel(object key)
    {
        if (!_entries.Remove(key, out var entry))
        {
            return false;
        }

        entry.Timer!.Dispose();
        return true;
    }

    /// <summary>True while the timer has yet to deliver.</summary>
    public bool IsActive(object key) => _entries.ContainsKey(key);

    /// <summary>Cancels every timer of this actor.</summary>
    public void CancelAll()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Timer!.Dispose();
        }

        _entries.Clear();
    }

    /// <summary>The message of a timer that fired, or null when it has been cancelled or replaced since.</summary>
    internal object? Take(Entry fired)
    {
        if (!_entries.TryGetValue(fired.Key, out var current) || current != fired)
        {
            return null;
        }

        if (!fired.Periodic)
        {
            Cancel(fired.Key);
        }

        return fired.Message;
    }

    private void Start(object key, object message, TimeSpan due, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, TimeSpan.Zero);
        Cancel(key);
        var entry = new Entry(_cell, key, message, period != Timeout.InfiniteTimeSpan);
        _entries.Add(key, entry);
        entry.Timer = _cell.System.Time.CreateTimer(static entry => ((Entry)entry!).Fire(), entry, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        entry.Timer.Change(due, period);
    }

    internal sealed class Entry(ActorCell cell, object key, object message, bool periodic) : IKernelInternal
    {
        public object Key { get; } = key;

        public object Message { get; } = message;

        public bool Periodic { get; } = periodic;

        public ITimer? Timer { get; set; }

        public void Fire() => cell.Tell(this);
    }
}
