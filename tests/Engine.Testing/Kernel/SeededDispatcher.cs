using Engine.Actors.Kernel;

namespace Engine.Testing.Kernel;

/// <summary>
/// Runs actors one at a time on the caller's thread. A seed decides who is next and how many messages it may handle, so one seed always gives
/// the same run and different seeds give different interleavings.
/// </summary>
public sealed class SeededDispatcher(int seed) : Dispatcher
{
    /// <summary>Turns after which a run is taken to go in circles.</summary>
    private const int TurnsMax = 5_000_000;

    private readonly Random _random = new(seed);
    private readonly List<IRunnable> _ready = [];
    private bool _crashed;

    /// <inheritdoc />
    public override int MessagesPerTurn => 1 + _random.Next(4);

    /// <summary>Turns run so far.</summary>
    public long Turns { get; private set; }

    /// <summary>True when nobody wants to run.</summary>
    public bool IsIdle => _ready.Count == 0;

    /// <inheritdoc />
    public override void Schedule(IRunnable runnable)
    {
        if (!_crashed)
        {
            _ready.Add(runnable);
        }
    }

    /// <summary>Lets one actor, chosen by the seed, have its turn; false when nobody wants to run.</summary>
    public bool RunOne()
    {
        if (_ready.Count == 0)
        {
            return false;
        }

        var index = _random.Next(_ready.Count);
        var chosen = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        Turns++;
        chosen.Turn();
        return true;
    }

    /// <summary>Runs until nobody wants to run any more.</summary>
    public void RunUntilIdle()
    {
        for (var turns = 0; RunOne(); turns++)
        {
            if (turns == TurnsMax)
            {
                throw new InvalidOperationException($"Still busy after {TurnsMax} turns.");
            }
        }
    }

    /// <summary>The process dies: nothing of it runs any more, whatever its timers and stores still say.</summary>
    public void Crash()
    {
        _crashed = true;
        _ready.Clear();
    }
}
