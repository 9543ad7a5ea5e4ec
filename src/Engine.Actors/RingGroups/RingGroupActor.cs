using Engine.Actors.Kernel;

namespace Engine.Actors.RingGroups;

/// <summary>The lines of all ring groups of this node. Nothing is stored: after a restart each waiting interaction joins again of itself.</summary>
internal sealed class RingGroupActor : Actor
{
    private readonly Dictionary<(string AccountId, string GroupId), RingGroupLine> _lines = [];
    private readonly Dictionary<RingGroupPlace, (string AccountId, string GroupId)> _places = [];
    private readonly Dictionary<RingGroupPlace, CancellationTokenRegistration> _watches = [];
    private readonly EngagedMembers _engaged = new();

    protected override void Receive(object message)
    {
        switch (message)
        {
            case RingGroupProtocol.Join m: OnJoin(m); break;
            case RingGroupProtocol.Engage m: OnEngage(m); break;
            case RingGroupProtocol.Leave m: OnLeave(m.Who); break;
            default: Unhandled(message); break;
        }
    }

    private void OnJoin(RingGroupProtocol.Join join)
    {
        var key = (join.AccountId, join.GroupId);
        if (_places.TryGetValue(join.Who, out var before) && before != key)
        {
            LeaveLine(join.Who);
        }

        _places[join.Who] = key;
        Watch(join.Who, join.Gone);
        if (!_lines.TryGetValue(key, out var line))
        {
            _lines.Add(key, line = new RingGroupLine());
        }

        line.Join(join.Who, join.Priority, () => join.Granted(_engaged.Of(join.AccountId)));
    }

    private void OnEngage(RingGroupProtocol.Engage engage)
    {
        // Without a watch the step is over or its actor gone, and nobody would ever say that the talk is.
        if (_watches.ContainsKey(engage.Who))
        {
            _engaged.Add(engage.Who, engage.AccountId, engage.Member);
            LeaveLine(engage.Who);
        }
    }

    private void OnLeave(RingGroupPlace who)
    {
        if (_watches.Remove(who, out var watch))
        {
            watch.Dispose();
        }

        LeaveLine(who);
        if (_engaged.Remove(who) is { } accountId)
        {
            foreach (var line in _lines.Where(line => line.Key.AccountId == accountId).Select(line => line.Value))
            {
                line.Remind();
            }
        }
    }

    private void Watch(RingGroupPlace who, CancellationToken gone)
    {
        if (!_watches.ContainsKey(who))
        {
            var self = Context.Self;
            _watches.Add(who, gone.Register(() => self.Tell(new RingGroupProtocol.Leave(who))));
        }
    }

    private void LeaveLine(RingGroupPlace who)
    {
        if (!_places.Remove(who, out var key))
        {
            return;
        }

        var line = _lines[key];
        line.Leave(who);
        if (line.IsEmpty)
        {
            _lines.Remove(key);
        }
    }
}
