using System.Collections.Concurrent;
using Engine.Sip.Calls;
using Engine.Sip.Transactions;

namespace Engine.Sip.Agent;

/// <summary>
/// The slot table of calls. Slots are taken from any thread and freed by the shard; the free list is first in, first out, so that
/// generations age slowly and a late message does not meet a new call (PERF-03). A slot holds a call until its result; what lives on for late
/// messages keeps its key and needs none (TXN-34), so that the table bounds calls and not the rate at which they end.
/// </summary>
internal sealed class CallSlots
{
    private readonly ConcurrentQueue<int> _free = new();
    private readonly uint[] _generations;
    private readonly CallRecord?[] _records;

    /// <summary>Calls with a result, by the key they had. The shard's thread only.</summary>
    private readonly Dictionary<SlotKey, CallRecord> _lingering = [];

    private int _lingeringCount;

    internal CallSlots(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, SlotToken.MaxSlots);
        _generations = new uint[capacity];
        _records = new CallRecord?[capacity];
        for (var slot = 0; slot < capacity; slot++)
        {
            _free.Enqueue(slot);
        }
    }

    /// <summary>Slots that are taken.</summary>
    internal int Taken => _generations.Length - _free.Count;

    /// <summary>Slots that are free.</summary>
    internal int Left => _free.Count;

    /// <summary>Calls that have their result and wait for their last timers; from any thread.</summary>
    internal int Lingering => Volatile.Read(ref _lingeringCount);

    /// <summary>Takes a slot; false when none is free (TXN-32).</summary>
    internal bool TryTake(out SlotKey key)
    {
        var taken = _free.TryDequeue(out var slot);
        key = taken ? new SlotKey(slot, Volatile.Read(ref _generations[slot])) : default;
        return taken;
    }

    /// <summary>Whether the key names the present use of its slot.</summary>
    internal bool IsCurrent(SlotKey key) => (uint)key.Slot < (uint)_generations.Length && Volatile.Read(ref _generations[key.Slot]) == key.Generation;

    /// <summary>The record of a key, in its slot or lingering; null when it is gone or nothing was placed yet.</summary>
    internal CallRecord? Find(SlotKey key) => IsCurrent(key) ? _records[key.Slot] : _lingering.GetValueOrDefault(key);

    internal void Put(SlotKey key, CallRecord record) => _records[key.Slot] = record;

    /// <summary>Frees the slot of a call that has its result; the call is found by its key until <see cref="Free"/>. Again, nothing.</summary>
    internal void Linger(SlotKey key)
    {
        if (IsCurrent(key) && _records[key.Slot] is { } record)
        {
            _lingering.Add(key, record);
            Volatile.Write(ref _lingeringCount, _lingering.Count);
            Vacate(key);
        }
    }

    /// <summary>Forgets a call and frees its slot, if it still has one; stale keys are ignored, so that a slot cannot be freed twice.</summary>
    internal bool Free(SlotKey key)
    {
        if (_lingering.Remove(key))
        {
            Volatile.Write(ref _lingeringCount, _lingering.Count);
            return true;
        }

        if (!IsCurrent(key))
        {
            return false;
        }

        Vacate(key);
        return true;
    }

    /// <summary>Every record, for shutdown and for the watchdog.</summary>
    internal IEnumerable<CallRecord> All() => _records.Where(record => record is not null).Select(record => record!).Concat(_lingering.Values);

    private void Vacate(SlotKey key)
    {
        _records[key.Slot] = null;
        Volatile.Write(ref _generations[key.Slot], key.Generation + 1);
        _free.Enqueue(key.Slot);
    }
}
