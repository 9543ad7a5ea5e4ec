using System.Collections.Concurrent;

namespace Engine.Actors.Kernel;

/// <summary>Faults that a person should know of: what escalation and repeated failure end in.</summary>
public sealed class KernelHealth
{
    private readonly ConcurrentDictionary<string, string> _faults = new(StringComparer.Ordinal);
    private readonly Action<KernelSignal> _publish;

    internal KernelHealth(Action<KernelSignal> publish) => _publish = publish;

    /// <summary>True when there is no fault.</summary>
    public bool IsHealthy => _faults.IsEmpty;

    /// <summary>
    /// True once an actor at the top of the tree has given up: this process cannot do its work and should get none. Other faults are of one entity or
    /// one shard, which is tried again and again while the rest goes on.
    /// </summary>
    public bool HasFailedForGood { get; private set; }

    /// <summary>The present faults: what is affected (an actor's path, or another key) and why.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>Raises a fault, or changes its reason.</summary>
    public void Raise(string key, string reason)
    {
        _faults[key] = reason;
        _publish(new KernelSignal.HealthChanged(key, reason));
    }

    internal void RaiseForGood(string key, string reason)
    {
        HasFailedForGood = true;
        Raise(key, reason);
    }

    /// <summary>Takes a fault back once its cause is gone.</summary>
    public void Clear(string key)
    {
        if (_faults.TryRemove(key, out _))
        {
            _publish(new KernelSignal.HealthChanged(key, null));
        }
    }
}
