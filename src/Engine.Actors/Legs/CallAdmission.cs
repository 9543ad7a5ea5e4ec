using Engine.Ports;

namespace Engine.Actors.Legs;

/// <summary>
/// Keeps the number of calls at once under a limit. Above it legs wait in order of arrival; when too many wait, further ones are refused
/// before anything is sent (TXN-32, PERF-13). Thread-safe.
/// </summary>
/// <param name="limit">Calls at once, reserved ones included.</param>
/// <param name="waitingLimit">Legs that may wait for a place.</param>
public sealed class CallAdmission(int limit, int waitingLimit)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Place> _inside = [];
    private readonly LinkedList<Place> _waiting = [];
    private TaskCompletionSource? _emptied;
    private bool _closed;

    /// <summary>The result of a request to enter.</summary>
    public enum Verdict
    {
        Entered,
        Waiting,
        Refused,
    }

    /// <summary>How long a leg waits for a place before it ends as engine_overload.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls inside now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _inside.Count;
            }
        }
    }

    /// <summary>Legs waiting now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Asks for a place.</summary>
    /// <param name="owner">The interaction that asks.</param>
    /// <param name="admitted">Called once, on any thread, if the answer was <see cref="Verdict.Waiting"/> and a place came free.</param>
    /// <param name="place">To be left by <see cref="Place.Dispose"/>, whatever the verdict.</param>
    public Verdict Enter(InteractionId owner, Action admitted, out Place place)
    {
        place = new Place(this, owner, admitted);
        lock (_gate)
        {
            if (!_closed && _inside.Count < limit)
            {
                _inside.Add(place);
                return Verdict.Entered;
            }

            if (_closed || _waiting.Count >= waitingLimit)
            {
                return Verdict.Refused;
            }

            _waiting.AddLast(place);
            return Verdict.Waiting;
        }
    }

    /// <summary>The interactions whose calls are inside now.</summary>
    public IReadOnlyList<InteractionId> Owners()
    {
        lock (_gate)
        {
            return [.. _inside.Select(place => place.Owner).Distinct()];
        }
    }

    /// <summary>Ends when nobody is inside.</summary>
    public Task WhenEmpty()
    {
        lock (_gate)
        {
            return _inside.Count == 0 ? Task.CompletedTask
                : (_emptied ??= new TaskCompletionSource()).Task;
        }
    }

    /// <summary>Nobody enters any more, nor is anybody admitted who waits.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
        }
    }

    private void Leave(Place place)
    {
        Place? next = null;
        TaskCompletionSource? emptied = null;
        lock (_gate)
        {
            if (!_inside.Remove(place))
            {
                _waiting.Remove(place);
            }
            else if (!_closed && _inside.Count < limit && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                _inside.Add(first.Value);
                next = first.Value;
            }

            if (_inside.Count == 0)
            {
                (emptied, _emptied) = (_emptied, null);
            }
        }

        // Outside the lock: whoever waits for it goes on here.
        emptied?.SetResult();
        next?.Admitted();
    }

    /// <summary>One leg's place, inside or in the queue.</summary>
    public sealed class Place : IDisposable
    {
        private readonly CallAdmission _hall;

        internal Place(CallAdmission hall, InteractionId owner, Action admitted)
        {
            _hall = hall;
            Owner = owner;
            Admitted = admitted;
        }

        internal InteractionId Owner { get; }

        internal Action Admitted { get; }

        /// <summary>Leaves; the next one waiting enters. May be repeated.</summary>
        public void Dispose() => _hall.Leave(this);
    }
}
