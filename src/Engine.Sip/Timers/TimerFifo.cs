namespace Engine.Sip.Timers;

/// <summary>Timers that all last equally long: due in the order they were armed, so only the head is ever looked at.</summary>
internal sealed class TimerFifo(long durationTicks)
{
    private readonly TimerList _list = new();

    /// <summary>How long each of them lasts, in ticks.</summary>
    internal long DurationTicks { get; } = durationTicks;

    internal int Count => _list.Count;

    internal bool Owns(TimerList list) => ReferenceEquals(list, _list);

    /// <summary>When the first is due, or <see cref="long.MaxValue"/>.</summary>
    internal long NextDue => _list.Head?.Due ?? long.MaxValue;

    internal void Arm(TimerNode node, long now)
    {
        node.Due = now + DurationTicks;
        _list.Append(node);
    }

    /// <summary>Takes the head when it is due.</summary>
    internal TimerNode? TakeDue(long now)
    {
        var head = _list.Head;
        if (head is null || head.Due > now)
        {
            return null;
        }

        _list.Remove(head);
        return head;
    }
}
