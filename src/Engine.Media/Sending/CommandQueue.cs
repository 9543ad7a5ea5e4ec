using System.Collections.Concurrent;

namespace Engine.Media.Sending;

/// <summary>Commands to one clock shard from any thread, and the event that wakes it when it has nothing to pace.</summary>
internal sealed class CommandQueue : IDisposable
{
    private readonly ConcurrentQueue<ClockCommand> _commands = new();
    private readonly AutoResetEvent _wakeUp = new(initialState: false);
    private volatile bool _isWaiting;

    public bool IsEmpty => _commands.IsEmpty;

    public void Post(in ClockCommand command)
    {
        _commands.Enqueue(command);
        Interlocked.MemoryBarrier();
        if (_isWaiting)
        {
            _wakeUp.Set();
        }
    }

    public bool TryTake(out ClockCommand command) => _commands.TryDequeue(out command);

    /// <summary>Blocks until something is posted or <see cref="WakeUp"/> is called.</summary>
    public void Wait()
    {
        _isWaiting = true;
        Interlocked.MemoryBarrier();
        if (_commands.IsEmpty)
        {
            _wakeUp.WaitOne();
        }

        _isWaiting = false;
    }

    public void WakeUp() => _wakeUp.Set();

    public void Dispose() => _wakeUp.Dispose();
}
