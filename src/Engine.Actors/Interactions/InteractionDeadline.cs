using Engine.Actors.Timers;
using Engine.Flows.Facts;

namespace Engine.Actors.Interactions;

/// <summary>The time at which an interaction must be told that it has come: the rules name it, this keeps the one timer for it.</summary>
internal sealed class InteractionDeadline(ActorTimers timers, InteractionClock clock)
{
    private static readonly object Timer = new();

    private DateTimeOffset? _due;

    /// <summary>Replaces the timer when the time is another one. No time leaves it as it is: the rules take no notice of one that has become stale.</summary>
    public void Set(DateTimeOffset? next)
    {
        if (next == _due || next is not { } due)
        {
            return;
        }

        _due = due;
        var wait = due - clock.Now;
        timers.Start(Timer, new InteractionCommand.DeadlineReached(due), wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    /// <summary>There is nothing to be told any more.</summary>
    public void Clear() => timers.Cancel(Timer);
}
