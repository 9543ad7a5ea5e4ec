using Engine.Actors.Kernel;

namespace Engine.Actors.RingGroups;

/// <summary>The lines of all ring groups of this node. Nothing is stored: after a restart each waiting interaction joins again of itself.</summary>
internal sealed class RingGroupActor : Actor
{
    private readonly Dictionary<(string AccountId, string GroupId), RingGroupLine> _lines = [];
    private readonly Dictionary<RingGroupPlace, (string AccountId, string GroupId)> _places = [];

    protected override void Receive(object message)
    {
        switch (message)
        {
            case RingGroupProtocol.Join m: OnJoin(m); break;
            case RingGroupProtocol.Leave m: OnLeave(m.Who); break;
            default: Unhandled(message); break;
        }
    }

    private void OnJoin(RingGroupProtocol.Join join)
    {
        var key = (join.AccountId, join.GroupId);
        if (_places.TryGetValue(join.Who, out var before) && before != key)
        {
            OnLeave(join.Who);
        }

        _places[join.Who] = key;
        if (!_lines.TryGetValue(key, out var line))
        {
            _lines.Add(key, line = new RingGroupLine());
        }

        line.Join(join.Who, join.Priority, join.Granted);
    }

    private void OnLeave(RingGroupPlace who)
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
