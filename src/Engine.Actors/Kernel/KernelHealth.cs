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

    /// <summary>The present faults: what is affected (an actor's path, or another key) and why.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>Raises a fault, or changes its reason.</summary>
    public void Raise(string key, string reason)
    {
        _faults[key] = reason;
        _publish(new KernelSignal.HealthChanged(key, reason));
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
