using Engine.Ports.Journal;

namespace Engine.Actors.Kernel;

/// <summary>One-for-one supervision: how one actor's failures are answered, without touching its siblings.</summary>
public sealed record SupervisionStrategy
{
    /// <summary>Restart with back-off; the default of an actor without a journal.</summary>
    public static SupervisionStrategy RestartWithBackoff { get; } = new();

    /// <summary>
    /// The default of a persistent actor: the instance stops, and after the back-off a fresh one recovers from the journal. It never gives up,
    /// since its events ask to be brought to an end; when it keeps failing it raises a health fault. A fenced one stops for good.
    /// </summary>
    public static SupervisionStrategy RecoverFromJournal { get; } = new()
    {
        Decide = static cause => cause.GetBaseException() is FencedException ? Directive.Stop : Directive.Restart,
        BackoffMin = TimeSpan.FromMilliseconds(200),
        BackoffMax = TimeSpan.FromSeconds(30),
        RestartsMax = 5,
        NeverGivesUp = true,
    };

    /// <summary>Stop at once; who watches the actor decides.</summary>
    public static SupervisionStrategy StopOnFailure { get; } = new() { Decide = static _ => Directive.Stop };

    /// <summary>The directive for a failure. The default restarts.</summary>
    public Func<Exception, Directive> Decide { get; init; } = static _ => Directive.Restart;

    /// <summary>Wait before the first restart; doubles with each further one in a row.</summary>
    public TimeSpan BackoffMin { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Restarts allowed in a row; one more failure escalates, or raises a health fault for one that <see cref="NeverGivesUp"/>.</summary>
    public int RestartsMax { get; init; } = 10;

    /// <summary>An actor that has run so long without failing is sound again: its failures are forgotten, its health fault goes.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Keeps restarting at <see cref="BackoffMax"/> instead of escalating.</summary>
    public bool NeverGivesUp { get; init; }

    /// <summary>The wait before restart number <paramref name="restart"/> (from 1), lengthened by up to a fifth so that actors that failed together do not return together.</summary>
    internal TimeSpan Backoff(int restart, double chance)
    {
        var doubled = BackoffMin * Math.Pow(2, Math.Min(restart - 1, 30));
        return (doubled < BackoffMax ? doubled : BackoffMax) * (1 + (chance / 5));
    }
}
