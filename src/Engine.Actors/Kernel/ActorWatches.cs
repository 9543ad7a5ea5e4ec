namespace Engine.Actors.Kernel;

/// <summary>Whom one actor watches, and who watches it.</summary>
internal sealed class ActorWatches(ActorCell cell)
{
    private List<ActorRef>? _watchers;
    private HashSet<ActorRef>? _watching;

    public void Watch(ActorRef actor)
    {
        if ((_watching ??= []).Add(actor))
        {
            actor.SendSystem(new SystemMessage.Watch(cell));
        }
    }

    public void Unwatch(ActorRef actor)
    {
        if (_watching?.Remove(actor) == true)
        {
            actor.SendSystem(new SystemMessage.Unwatch(cell));
        }
    }

    /// <summary>True when the end of that actor is still wanted; wanted once only.</summary>
    public bool Take(Terminated gone) => _watching?.Remove(gone.Actor) == true;

    public void AddWatcher(ActorRef watcher) => (_watchers ??= []).Add(watcher);

    public void RemoveWatcher(ActorRef watcher) => _watchers?.Remove(watcher);

    /// <summary>The instance ends: it watches nobody any more.</summary>
    public void UnwatchAll()
    {
        foreach (var watched in _watching ?? [])
        {
            watched.SendSystem(new SystemMessage.Unwatch(cell));
        }

        _watching = null;
    }

    public void TellWatchers(Exception? cause)
    {
        foreach (var watcher in _watchers ?? [])
        {
            watcher.Tell(new Terminated(cell, cause));
        }

        _watchers = null;
    }
}
