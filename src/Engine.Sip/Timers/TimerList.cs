namespace Engine.Sip.Timers;

/// <summary>A doubly linked list through the nodes themselves: append and unlink cost the same whatever its length.</summary>
internal sealed class TimerList
{
    internal TimerNode? Head { get; private set; }

    private TimerNode? Tail { get; set; }

    internal int Count { get; private set; }

    internal void Append(TimerNode node)
    {
        node.List = this;
        node.Previous = Tail;
        node.Next = null;
        if (Tail is null)
        {
            Head = node;
        }
        else
        {
            Tail.Next = node;
        }

        Tail = node;
        Count++;
    }

    internal void Remove(TimerNode node)
    {
        if (node.Previous is null)
        {
            Head = node.Next;
        }
        else
        {
            node.Previous.Next = node.Next;
        }

        if (node.Next is null)
        {
            Tail = node.Previous;
        }
        else
        {
            node.Next.Previous = node.Previous;
        }

        node.List = null;
        node.Next = null;
        node.Previous = null;
        Count--;
    }
}

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
