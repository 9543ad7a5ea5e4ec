namespace Engine.Actors.RingGroups;

/// <summary>
/// Who waits for one ring group: lower priority numbers first, then who came first. One of them at a time has the turn and keeps it until it
/// leaves: for good, or because a member talks for it.
/// </summary>
internal sealed class RingGroupLine
{
    private readonly PriorityQueue<Place, (int Priority, long Arrival)> _waiting = new();
    private readonly Dictionary<RingGroupPlace, Place> _places = [];
    private long _arrivals;
    private Place? _turn;

    /// <summary>Nobody waits and nobody has the turn.</summary>
    public bool IsEmpty => _places.Count == 0;

    /// <summary>Stands in line. Who stands there already keeps the place: only the answer goes elsewhere.</summary>
    public void Join(RingGroupPlace who, int priority, Action granted)
    {
        if (_places.TryGetValue(who, out var place))
        {
            place.Granted = granted;
            if (place == _turn)
            {
                granted();
            }

            return;
        }

        place = new Place(granted);
        _places.Add(who, place);
        _waiting.Enqueue(place, (priority, _arrivals++));
        Next();
    }

    /// <summary>Gives up a place; the turn goes on if it was that place's. Unknown ones change nothing.</summary>
    public void Leave(RingGroupPlace who)
    {
        if (!_places.Remove(who, out var place))
        {
            return;
        }

        place.HasLeft = true;
        _turn = place == _turn ? null : _turn;
        Next();
    }

    /// <summary>Gives the turn to its holder once more: somebody may be free now.</summary>
    public void Remind() => _turn?.Granted();

    private void Next()
    {
        while (_turn is null && _waiting.TryDequeue(out var place, out _))
        {
            if (!place.HasLeft)
            {
                _turn = place;
                place.Granted();
            }
        }
    }

    private sealed class Place(Action granted)
    {
        public Action Granted { get; set; } = granted;

        public bool HasLeft { get; set; }
    }
}
