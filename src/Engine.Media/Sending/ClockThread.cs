using Engine.Media.Linux;

namespace Engine.Media.Sending;

/// <summary>The thread of a <see cref="ClockShard"/>: sleeps to the next tick, or until a command comes when nothing is paced.</summary>
internal sealed class ClockThread : IDisposable
{
    private readonly ClockShard _shard;
    private readonly ITiming _timing;
    private readonly Thread _thread;
    private volatile bool _stop;

    public ClockThread(ClockShard shard, ITiming timing, string name)
    {
        _shard = shard;
        _timing = timing;
        _thread = new Thread(Loop) { IsBackground = true, Name = name };
    }

    public ClockShard Shard => _shard;

    /// <summary>Whether the system gave this thread more priority.</summary>
    public bool HasPriority { get; private set; }

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _stop = true;
        _shard.Commands.WakeUp();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _shard.Commands.Dispose();
    }

    private void Loop()
    {
        HasPriority = _timing.PrepareThread(isPaced: true);
        while (!_stop)
        {
            if (_shard.IsIdle)
            {
                _shard.Commands.Wait();
                _shard.Resume();
            }
            else
            {
                _timing.SleepUntil(_shard.NextDeadlineNs);
            }

            _shard.Run();
        }
    }
}
