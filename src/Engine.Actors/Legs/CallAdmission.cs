using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Legs;

/// <summary>
/// Keeps the calls of a node under what it can carry: a limit on calls, and whatever telephony has room for. Above that legs wait in order of arrival;
/// when too many wait, further ones are refused before anything is sent (TXN-32, PERF-13). Thread-safe.
/// </summary>
public sealed class CallAdmission : IDisposable
{
    /// <summary>Room comes back without anybody leaving, when an ended call's last messages are over: it is looked for so often while somebody waits.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly HashSet<Place> _inside = [];
    private readonly LinkedList<Place> _waiting = [];
    private readonly int _limit;
    private readonly int _waitingLimit;
    private readonly Func<int> _room;
    private readonly TimeProvider _time;
    private readonly ITimer _look;
    private readonly bool _hasRoomOfItsOwn;
    private readonly long _began;
    private readonly Departures _departures = new();
    private TaskCompletionSource? _emptied;
    private int _unreserved;

    /// <summary>Somebody found no room where there seemed to be some: nobody tries before this.</summary>
    private TimeSpan _closedUntil;
    private bool _closed;

    /// <param name="limit">Calls at once, reserved ones included.</param>
    /// <param name="waitingLimit">Legs that may wait for a place.</param>
    /// <param name="time">For the forecast.</param>
    /// <param name="room">Further calls that telephony could take now, any thread; null when it has no limit of its own.</param>
    public CallAdmission(int limit, int waitingLimit, TimeProvider time, Func<int>? room = null)
    {
        (_limit, _waitingLimit, _room, _time) = (limit, waitingLimit, room ?? (static () => int.MaxValue), time);
        _began = time.GetTimestamp();
        _hasRoomOfItsOwn = room is not null;
        _look = time.CreateTimer(_ => Admit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The result of a request to enter.</summary>
    public enum Verdict
    {
        Entered,
        Waiting,
        Refused,
    }

    /// <summary>How long a leg waits for a place before it ends as engine_overload.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>With so many waiting no further start is taken; those that were accepted meanwhile find room behind them.</summary>
    public int StartsUpTo { get; init; } = int.MaxValue;

    /// <summary>Calls inside now.</summary>
    public int Count => Ask(() => _inside.Count);

    /// <summary>Legs waiting now.</summary>
    public int Waiting => Ask(() => _waiting.Count);

    /// <summary>How long one more leg would wait, by what left lately; zero while there are places.</summary>
    public TimeSpan ExpectedWait => Ask(() => Forecast);

    /// <summary>Whether a start would foreseeably not be dialled within its patience; then how long its first leg would wait, else null.</summary>
    public TimeSpan? Overload => Ask<TimeSpan?>(() => _waiting.Count >= StartsUpTo || Forecast > Patience ? Forecast : null);

    private TimeSpan Forecast => HasRoom && _waiting.Count == 0 ? TimeSpan.Zero : _departures.Forecast(_waiting.Count + 1, _inside.Count, Now);

    private TimeSpan Now => _time.GetElapsedTime(_began);

    private bool HasRoom => _inside.Count < _limit && Now >= _closedUntil && _unreserved < _room();

    /// <summary>Asks for a place.</summary>
    /// <param name="owner">The interaction that asks.</param>
    /// <param name="admitted">Called on any thread whenever a place came free for one that waits.</param>
    /// <param name="place">To be left by <see cref="Place.Dispose"/>, whatever the verdict.</param>
    public Verdict Enter(InteractionId owner, Action admitted, out Place place)
    {
        place = new Place(this, owner, admitted);
        lock (_gate)
        {
            if (!_closed && _waiting.Count == 0 && HasRoom)
            {
                Take(place);
                return Verdict.Entered;
            }

            if (_closed || _waiting.Count >= _waitingLimit)
            {
                return Verdict.Refused;
            }

            _waiting.AddLast(place);
            _departures.Full(Now);
            if (_hasRoomOfItsOwn)
            {
                Look();
            }

            return Verdict.Waiting;
        }
    }

    /// <summary>Where the first waiting leg of an interaction stands; null when none waits.</summary>
    public QueuePlace? PlaceOf(InteractionId owner)
    {
        lock (_gate)
        {
            var ahead = 0;
            foreach (var place in _waiting)
            {
                if (place.Owner == owner)
                {
                    return new QueuePlace(ahead, _departures.Forecast(ahead + 1, _inside.Count, Now));
                }

                ahead++;
            }

            return null;
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

    public void Dispose() => _look.Dispose();

    private T Ask<T>(Func<T> question)
    {
        lock (_gate)
        {
            return question();
        }
    }

    private void Take(Place place)
    {
        _inside.Add(place);
        place.IsUnreserved = true;
        _unreserved++;
    }

    private void Look() => _look.Change(LookEvery, Timeout.InfiniteTimeSpan);

    /// <summary>Lets in whom there is room for.</summary>
    private void Admit()
    {
        while (true)
        {
            Place next;
            lock (_gate)
            {
                if (_closed || _waiting.First is not { } first)
                {
                    return;
                }

                _departures.Full(Now);
                if (!HasRoom)
                {
                    if (_hasRoomOfItsOwn || Now < _closedUntil)
                    {
                        Look();
                    }

                    return;
                }

                next = first.Value;
                _waiting.RemoveFirst();
                Take(next);
            }

            // Outside the lock: whoever waits for it goes on here.
            next.Admitted();
        }
    }

    private void Reserved(Place place)
    {
        lock (_gate)
        {
            Settle(place);
        }
    }

    /// <summary>It was let in and there was no room after all: it is the next one again, in front of those who came later.</summary>
    private bool StepBack(Place place)
    {
        lock (_gate)
        {
            if (_closed || !_inside.Remove(place))
            {
                return false;
            }

            Settle(place);
            _waiting.AddFirst(place);
            _closedUntil = Now + LookEvery;
            Look();
            return true;
        }
    }

    private void Settle(Place place)
    {
        if (place.IsUnreserved)
        {
            place.IsUnreserved = false;
            _unreserved--;
        }
    }

    private void Leave(Place place)
    {
        TaskCompletionSource? emptied = null;
        lock (_gate)
        {
            if (_inside.Remove(place))
            {
                Settle(place);
                _departures.Left(Now);
            }
            else
            {
                _waiting.Remove(place);
            }

            if (_inside.Count == 0)
            {
                (emptied, _emptied) = (_emptied, null);
            }
        }

        emptied?.SetResult();
        Admit();
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

        /// <summary>Inside, but what it needs of telephony is not taken yet.</summary>
        internal bool IsUnreserved { get; set; }

        /// <summary>Its call has what it needs.</summary>
        public void Reserved() => _hall.Reserved(this);

        /// <summary>There was no room: waits again, as the next one. False when nobody is let in any more.</summary>
        public bool StepBack() => _hall.StepBack(this);

        /// <summary>Leaves; the next one waiting enters. May be repeated.</summary>
        public void Dispose() => _hall.Leave(this);
    }
}
