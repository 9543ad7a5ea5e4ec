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
