using Engine.Flows.Facts;

namespace Engine.Actors.Interactions;

/// <summary>
/// The time of one interaction: the wall clock as it stood when its actor began, and the monotonic clock from then on. So the spans between its events are
/// true though the wall clock is set meanwhile, and nothing in it happens before what is stored already.
/// </summary>
internal sealed class InteractionClock(TimeProvider time)
{
    /// <summary>What came later than this after it happened was told by another clock, or by this one before it was set.</summary>
    private static readonly TimeSpan QueuedAtMost = TimeSpan.FromSeconds(5);

    private readonly long _began = time.GetTimestamp();
    private DateTimeOffset _from = time.GetUtcNow();
    private DateTimeOffset _last;

    public DateTimeOffset Now => _from + time.GetElapsedTime(_began);

    /// <summary>Something was stored, or accepted, at that time.</summary>
    public void NotBefore(DateTimeOffset stored)
    {
        _last = stored > _last ? stored : _last;
        var behind = _last - Now;
        _from += behind > TimeSpan.Zero ? behind : TimeSpan.Zero;
    }

    /// <summary>A command that says by the wall clock when it happened, by this clock. A deadline is this clock's own.</summary>
    public InteractionCommand Stamp(InteractionCommand command) => command is InteractionCommand.DeadlineReached ? command : command with { At = Of(command.At) };

    private DateTimeOffset Of(DateTimeOffset happened)
    {
        var queued = time.GetUtcNow() - happened;
        var at = queued >= TimeSpan.Zero && queued <= QueuedAtMost ? Now - queued : Now;
        return at > _last ? at : _last;
    }
}
