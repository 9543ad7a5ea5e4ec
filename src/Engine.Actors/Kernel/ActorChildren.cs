namespace Engine.Actors.Kernel;

/// <summary>The living children of one actor, by name.</summary>
internal sealed class ActorChildren(ActorCell parent)
{
    private Dictionary<string, ActorCell>? _byName;
    private int _unnamed;

    public bool None => _byName is null or { Count: 0 };

    public IReadOnlyCollection<ActorRef> All => _byName is null ? [] : _byName.Values;

    public ActorRef? Find(string name) => _byName?.GetValueOrDefault(name);

    public ActorRef Spawn(Props props, string? name)
    {
        name = ActorName.Check(name, ref _unnamed);
        _byName ??= new Dictionary<string, ActorCell>(StringComparer.Ordinal);
        if (_byName.ContainsKey(name))
        {
            throw new InvalidOperationException($"{parent} already has a child named {name}.");
        }

        var child = new ActorCell(parent.System, parent, name, props);
        _byName.Add(name, child);
        child.Begin();
        return child;
    }

    public void StopAll()
    {
        foreach (var child in _byName?.Values ?? Enumerable.Empty<ActorCell>())
        {
            child.SendSystem(new SystemMessage.Stop());
        }
    }

    /// <summary>Takes it off the list; a younger child of the same name stays.</summary>
    public void Remove(ActorCell child)
    {
        if (Find(child.Name) == child)
        {
            _byName!.Remove(child.Name);
        }
    }
}
