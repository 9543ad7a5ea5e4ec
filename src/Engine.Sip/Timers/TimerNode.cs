namespace Engine.Sip.Timers;

/// <summary>One timer, owned by and living as long as its target; armed and stopped without allocating. A node is in one list at most.</summary>
internal sealed class TimerNode(ITimerTarget target, int kind)
{
    internal TimerNode? Next;
    internal TimerNode? Previous;
    internal TimerList? List;

    /// <summary>When it is due, in ticks of the agent's monotonic clock.</summary>
    internal long Due { get; set; }

    /// <summary>The owner, called when the timer is due.</summary>
    internal ITimerTarget Target { get; } = target;

    /// <summary>Which of the target's timers this is.</summary>
    internal int Kind { get; } = kind;

    internal bool IsArmed => List is not null;
}
