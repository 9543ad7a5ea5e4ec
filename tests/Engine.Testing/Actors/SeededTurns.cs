using Akka.Dispatch;

namespace Engine.Testing.Actors;

/// <summary>
/// Who wants to run in one simulated process. They stand in order of their address, so that the order in which a library walks its hash tables does
/// not show; a seed picks among them.
/// </summary>
internal sealed class SeededTurns(int seed)
{
    /// <summary>Most messages an actor handles in one turn.</summary>
    private const int MessagesMax = 4;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<(string Address, IRunnable Run)> _ready = [];
    private volatile Thread? _runner;
    private volatile Exception? _stray;
    private bool _over;

    /// <summary>Turns run so far.</summary>
    public long Count { get; private set; }

    /// <summary>Enters somebody who wants to run; behind those of the same address.</summary>
    public void Add(string address, IRunnable run)
    {
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            Check(address);
            _ready.Insert(PlaceOf(address), (address, run));
        }
    }

    /// <summary>Remembers that another thread than the one that runs the node has reached that address: the next turn tells of it.</summary>
    public void Check(object address)
    {
        if (_runner is { } runner && runner != Thread.CurrentThread)
        {
            _stray ??= new InvalidOperationException(
                $"{address} was reached by another thread, so no seed repeats this run. Something awaits what does not continue where it was completed: {Environment.StackTrace}");
        }
    }

    /// <summary>Lets one of them, chosen by the seed, have its turn; false when nobody wants to run.</summary>
    /// <param name="messages">Told how many messages the turn may handle.</param>
    public bool RunOne(Action<int> messages)
    {
        IRunnable run;
        lock (_gate)
        {
            if (_stray is { } stray)
            {
                throw stray;
            }

            if (_ready.Count == 0)
            {
                return false;
            }

            var place = _random.Next(_ready.Count);
            run = _ready[place].Run;
            _ready.RemoveAt(place);
        }

        messages(1 + _random.Next(MessagesMax));
        Count++;
        run.Run();
        return true;
    }

    /// <summary>
    /// From now until the end of the scope this thread alone may wake anybody. It has no context for continuations, as a thread of the pool: what
    /// completes here goes on here, at once.
    /// </summary>
    public Scope Enter()
    {
        var scope = new Scope(this, _runner, SynchronizationContext.Current);
        _runner = Thread.CurrentThread;
        SynchronizationContext.SetSynchronizationContext(null);
        return scope;
    }

    /// <summary>Nobody runs any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _over = true;
            _ready.Clear();
        }
    }

    private int PlaceOf(string address)
    {
        var (low, high) = (0, _ready.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_ready[middle].Address, address) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Gives back what <see cref="Enter"/> took.</summary>
    public readonly struct Scope(SeededTurns turns, Thread? runner, SynchronizationContext? context) : IDisposable
    {
        public void Dispose()
        {
            turns._runner = runner;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
