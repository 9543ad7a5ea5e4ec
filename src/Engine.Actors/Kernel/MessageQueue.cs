namespace Engine.Actors.Kernel;

/// <summary>
/// Unbounded queue for many producers and one consumer, made of segments. A producer reserves a slot with one atomic increment
/// and fills it; no locks. Segments are never used twice, so a slow producer cannot hit the wrong one.
/// </summary>
/// <remarks>
/// The increment is also the fence the cell relies on: a consumer that has declared itself idle and then sees no reservation
/// knows that the producer will see it idle.
/// </remarks>
internal sealed class MessageQueue
{
    /// <summary>Slots of the first segment: most actors hold a message or two.</summary>
    private const int SmallestSegment = 4;

    /// <summary>Slots of the largest: 8 KiB, well below the large object heap.</summary>
    private const int LargestSegment = 512;

    /// <summary>Marks a segment the consumer has left, so that a late producer looks up the tail again.</summary>
    private static readonly Segment Left = new(0);

    private volatile Segment _tail;
    private Segment _head;
    private int _index;

    public MessageQueue() => _head = _tail = new Segment(SmallestSegment);

    /// <summary>True when nothing is reserved. Consumer only.</summary>
    public bool IsEmpty
    {
        get
        {
            if (_index < _head.Slots.Length)
            {
                return Volatile.Read(ref _head.Reserved) <= _index;
            }

            return Volatile.Read(ref _head.Next) is not { } next || Volatile.Read(ref next.Reserved) == 0;
        }
    }

    public void Enqueue(object message, ActorRef? sender)
    {
        while (true)
        {
            var segment = _tail;
            var index = Interlocked.Increment(ref segment.Reserved) - 1;
            var slots = segment.Slots;
            if ((uint)index < (uint)slots.Length)
            {
                ref var slot = ref slots[index];
                slot.Sender = sender;
                Volatile.Write(ref slot.Message, message);
                return;
            }

            Extend(segment);
        }
    }

    /// <summary>Begins to take messages. Consumer only, one reader at a time; what it has taken counts once it is <see cref="Reader.Done"/>.</summary>
    public Reader Read() => new(this);

    private bool Advance()
    {
        if (Volatile.Read(ref _head.Next) is not { } next)
        {
            return false;
        }

        // Left segments must not lead to live ones: once promoted they would drag every later segment into the old generation.
        var left = _head;
        Interlocked.CompareExchange(ref _tail, next, left);
        Volatile.Write(ref left.Next, Left);
        _head = next;
        _index = 0;
        return true;
    }

    private void Extend(Segment full)
    {
        var next = Volatile.Read(ref full.Next);
        if (next is null)
        {
            // The consumer's place is read without care: a stale value only makes the segment a little too big or too small.
            var behind = _head != full || _index < full.Slots.Length / 2;
            var size = behind ? Math.Min(full.Slots.Length * 2, LargestSegment) : Math.Max(full.Slots.Length / 2, SmallestSegment);
            var created = new Segment(size);
            next = Interlocked.CompareExchange(ref full.Next, created, null) ?? created;
        }

        if (next != Left)
        {
            Interlocked.CompareExchange(ref _tail, next, full);
        }
    }

    /// <summary>
    /// The consumer's place in the queue, kept on its stack for a turn: fields that producers also look at would cost both sides a cache miss for
    /// each message.
    /// </summary>
    internal ref struct Reader(MessageQueue queue)
    {
        private Slot[] _slots = queue._head.Slots;
        private int _index = queue._index;

        /// <summary>Takes the oldest message. False when there is none, also while its producer is between reserving and filling.</summary>
        public bool TryTake(out object message, out ActorRef? sender)
        {
            if (_index == _slots.Length && !Advance())
            {
                message = null!;
                sender = null;
                return false;
            }

            ref var slot = ref _slots[_index];
            message = Volatile.Read(ref slot.Message)!;
            if (message is null)
            {
                sender = null;
                return false;
            }

            sender = slot.Sender;
            slot = default;
            _index++;
            return true;
        }

        public readonly void Done() => queue._index = _index;

        private bool Advance()
        {
            Done();
            if (!queue.Advance())
            {
                return false;
            }

            _slots = queue._head.Slots;
            _index = 0;
            return true;
        }
    }

    private struct Slot
    {
        public object? Message;
        public ActorRef? Sender;
    }

    private sealed class Segment(int size)
    {
        public readonly Slot[] Slots = new Slot[size];
        public int Reserved;
        public Segment? Next;
    }
}
