using System.Collections.Concurrent;
using Engine.Ports;
using Engine.Ports.Journal;

namespace Engine.Testing.Ports;

/// <summary>The journal's twin in memory, with faults on demand. Outlives the node that uses it, as a database would.</summary>
public sealed class InMemoryJournal(TimeProvider? time = null)
{
    /// <summary>By how much an append that counts as stored is ahead of the store.</summary>
    private static readonly TimeSpan HastyBy = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Task> _hasty = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<object>> _streams = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private int _appends;

    /// <summary>Decides the fault of an append from its number (from 1) and its persistence id.</summary>
    public Func<int, string, JournalFault> FaultOfAppend { get; set; } = static (_, _) => JournalFault.None;

    /// <summary>How long an append takes; zero answers at once, on the caller's thread.</summary>
    public Func<int, TimeSpan> DelayOfAppend { get; set; } = static _ => TimeSpan.Zero;

    /// <summary>How long an actor on Akka waits for an append before it takes it for failed; it may be stored later all the same.</summary>
    public TimeSpan PatienceOfAppend { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a read takes; zero answers at once.</summary>
    public TimeSpan DelayOfRead { get; set; }

    /// <summary>When set, reads fail with it.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>Called when a fault kills the process; the harness stops its node here.</summary>
    public Action Crash { get; set; } = static () => { };

    /// <summary>Which appends count as stored before they are; a moment later they are, if the process still lives.</summary>
    public Func<IReadOnlyList<object>, bool> IsHasty { get; set; } = static _ => false;

    /// <summary>What is stored of an append.</summary>
    public Func<IReadOnlyList<object>, IReadOnlyList<object>> Written { get; set; } = static events => events;

    /// <summary>Whether an actor's first event repeats the key of another's, given the first events of all others.</summary>
    public Func<object, IEnumerable<object>, bool> RepeatsAKey { get; init; } = static (_, _) => false;

    /// <summary>What a reader sees of a stored event.</summary>
    public Func<object, object> Replayed { get; set; } = static stored => stored;

    /// <summary>Sees every append that was stored: id, sequence of its first event, events.</summary>
    public Action<string, long, IReadOnlyList<object>> Stored { get; set; } = static (_, _, _) => { };

    /// <summary>The clock of its delays.</summary>
    public TimeProvider Time => _time;

    /// <summary>Appends asked for so far.</summary>
    public int Appends => Volatile.Read(ref _appends);

    /// <summary>Ids that have events.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _streams.Keys];
            }
        }
    }

    /// <summary>All events of one actor.</summary>
    public IReadOnlyList<object> Events(string persistenceId)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(persistenceId, out var stream) ? [.. stream] : [];
        }
    }

    /// <summary>Puts events behind those of an actor as if another writer had stored them: no fault, no delay, no check.</summary>
    public void Put(string persistenceId, params IEnumerable<object> events)
    {
        lock (_gate)
        {
            Stream(persistenceId).AddRange(events);
        }
    }

    /// <summary>The events of an actor from one on, at most so many.</summary>
    public async ValueTask<IReadOnlyList<object>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default)
    {
        if (DelayOfRead > TimeSpan.Zero)
        {
            await Task.Delay(DelayOfRead, _time, cancellation);
        }

        if (ReadFailure is not null)
        {
            throw ReadFailure;
        }

        lock (_gate)
        {
            if (!_streams.TryGetValue(persistenceId, out var stream))
            {
                return [];
            }

            var from = (int)Math.Min(fromSequence - 1, stream.Count);
            return [.. stream.Skip(from).Take(eventsMax).Select(Replayed)];
        }
    }

    /// <summary>Appends events behind the last one, all or none.</summary>
    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        var number = Interlocked.Increment(ref _appends);
        var delay = DelayOfAppend(number);

        // Those of the process that asks: by the time a slow append is carried out another process may have set its own.
        var (faultOf, crash) = (FaultOfAppend, Crash);
        var before = _hasty.GetValueOrDefault(persistenceId, Task.CompletedTask);
        if (IsHasty(events))
        {
            _hasty[persistenceId] = HastyAsync();
            return default;
        }

        return delay > TimeSpan.Zero || !before.IsCompleted ? LaterAsync() : Append();

        async ValueTask LaterAsync()
        {
            await before;
            await Task.Delay(delay, _time, cancellation);
            await Append();
        }

        // Nobody waits for it, and nobody is told when it fails.
        async Task HastyAsync()
        {
            await before;
            await Task.Delay(delay + HastyBy, _time, CancellationToken.None);
            _ = Append().AsTask();
        }

        ValueTask Append() => this.Append(number, faultOf(number, persistenceId), crash, persistenceId, expectedSequence, events);
    }

    private ValueTask Append(
        int number, JournalFault fault, Action crash, string persistenceId, long expectedSequence, IReadOnlyList<object> events)
    {
        if (fault is JournalFault.None or JournalFault.FailAfterStoring or JournalFault.CrashAfterStoring)
        {
            if (Store(persistenceId, expectedSequence, events) is { } conflict)
            {
                return ValueTask.FromException(conflict);
            }

            Stored(persistenceId, expectedSequence + 1, events);
        }

        switch (fault)
        {
            case JournalFault.None:
                return default;
            case JournalFault.Fail or JournalFault.FailAfterStoring:
                return ValueTask.FromException(new IOException($"Append {number} fails as told."));
            case JournalFault.Fence:
                return ValueTask.FromException(new SequenceConflictException(persistenceId, -1, -1));
            case JournalFault.FlowRemoved:
                return ValueTask.FromException(new FlowRemovedException(persistenceId, new FlowId("as told")));
            case JournalFault.Reject:
                return ValueTask.FromException(new NotSupportedException($"Append {number} is rejected as told."));
            default:
                crash();
                return new ValueTask(new TaskCompletionSource().Task);
        }
    }

    private Exception? Store(string persistenceId, long expectedSequence, IReadOnlyList<object> events)
    {
        lock (_gate)
        {
            var stream = Stream(persistenceId);
            if (stream.Count != expectedSequence)
            {
                return new SequenceConflictException(persistenceId, expectedSequence, stream.Count);
            }

            if (expectedSequence == 0 && RepeatsAKey(events[0], _streams.Values.Where(other => other.Count > 0).Select(other => other[0])))
            {
                return new StartRepeatedException(persistenceId);
            }

            stream.AddRange(Written(events));
            return null;
        }
    }

    private List<object> Stream(string persistenceId)
    {
        if (!_streams.TryGetValue(persistenceId, out var stream))
        {
            _streams.Add(persistenceId, stream = []);
        }

        return stream;
    }
}
