using System.Numerics;

namespace Engine.Sip.Timers;

/// <summary>
/// A hashed wheel: 4,096 buckets of 10 ms, one turn is 40.96 s; longer deadlines wait in their bucket for a later turn. A bitmap of the
/// buckets in use finds the next one without walking the empty ones. Deadlines keep their exact time; a bucket is only where they wait.
/// </summary>
internal sealed class TimerWheel
{
    private const long BucketTicks = 10 * TimeSpan.TicksPerMillisecond;
    private const int BucketCount = 4096;

    private readonly TimerList[] _buckets = new TimerList[BucketCount];
    private readonly ulong[] _used = new ulong[BucketCount / 64];
    private long _position;

    internal TimerWheel()
    {
        for (var i = 0; i < BucketCount; i++)
        {
            _buckets[i] = new TimerList();
        }
    }

    internal int Count { get; private set; }

    /// <summary>Arms a node for an absolute time; a time that is past is due at once.</summary>
    internal void Arm(TimerNode node, long due)
    {
        node.Due = due;
        var bucket = (int)(Math.Max(due / BucketTicks, _position) % BucketCount);
        _buckets[bucket].Append(node);
        _used[bucket >> 6] |= 1UL << (bucket & 63);
        Count++;
    }

    /// <summary>Says that a node of this wheel was unlinked.</summary>
    internal void Removed() => Count--;

    /// <summary>A time not later than the first deadline: exact when that lies within this turn, else the end of the turn. MaxValue when empty.</summary>
    internal long NextDue()
    {
        if (Count == 0)
        {
            return long.MaxValue;
        }

        for (var step = 0; step < BucketCount;)
        {
            step = NextUsed(step);
            if (step >= BucketCount)
            {
                break;
            }

            var end = (_position + step + 1) * BucketTicks;
            var earliest = EarliestBefore(_buckets[(int)((_position + step) % BucketCount)], end);
            if (earliest != long.MaxValue)
            {
                return earliest;
            }

            step++;
        }

        return (_position + BucketCount) * BucketTicks;
    }

    /// <summary>Takes one node that is due, or moves on to the present and returns null.</summary>
    internal TimerNode? TakeDue(long now)
    {
        var target = now / BucketTicks;
        while (true)
        {
            var step = Count == 0 ? BucketCount : NextUsed(0);
            if (_position + step > target)
            {
                _position = Math.Max(_position, target);
                return null;
            }

            _position += step;
            var index = (int)(_position % BucketCount);
            if (FirstDue(_buckets[index], now) is { } node)
            {
                _buckets[index].Remove(node);
                Count--;
                return node;
            }

            ClearIfEmpty(index);
            if (_position == target)
            {
                return null;
            }

            _position++;
        }
    }

    private static TimerNode? FirstDue(TimerList bucket, long now)
    {
        TimerNode? first = null;
        for (var node = bucket.Head; node is not null; node = node.Next)
        {
            if (node.Due <= now && (first is null || node.Due < first.Due))
            {
                first = node;
            }
        }

        return first;
    }

    private static long EarliestBefore(TimerList bucket, long end)
    {
        var earliest = long.MaxValue;
        for (var node = bucket.Head; node is not null; node = node.Next)
        {
            if (node.Due < end && node.Due < earliest)
            {
                earliest = node.Due;
            }
        }

        return earliest;
    }

    private void ClearIfEmpty(int bucket)
    {
        if (_buckets[bucket].Count == 0)
        {
            _used[bucket >> 6] &= ~(1UL << (bucket & 63));
        }
    }

    /// <summary>The distance from the position to the next bucket marked as used, at least <paramref name="from"/>; BucketCount when there is none.</summary>
    private int NextUsed(int from)
    {
        var step = from;
        while (step < BucketCount)
        {
            var bucket = (int)((_position + step) % BucketCount);
            var word = _used[bucket >> 6] >> (bucket & 63);
            if (word != 0)
            {
                return step + BitOperations.TrailingZeroCount(word);
            }

            step += 64 - (bucket & 63);
        }

        return BucketCount;
    }
}
