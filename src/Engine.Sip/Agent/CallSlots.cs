using System.Collections.Concurrent;
using Engine.Sip.Calls;
using Engine.Sip.Transactions;

namespace Engine.Sip.Agent;

/// <summary>
/// The slot table of calls. Slots are taken from any thread and freed by the shard; the free list is first in, first out, so that
/// generations age slowly and a late message does not meet a new call (PERF-03).
/// </summary>
internal sealed class CallSlots
{
    private readonly ConcurrentQueue<int> _free = new();
    private readonly uint[] _generations;
    private readonly CallRecord?[] _records;

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

    /// <summary>Takes a slot; false when none is free (TXN-32).</summary>
    internal bool TryTake(out SlotKey key)
    {
        var taken = _free.TryDequeue(out var slot);
        key = taken ? new SlotKey(slot, Volatile.Read(ref _generations[slot])) : default;
        return taken;
    }

    /// <summary>Whether the key names the present use of its slot.</summary>
    internal bool IsCurrent(SlotKey key) => (uint)key.Slot < (uint)_generations.Length && Volatile.Read(ref _generations[key.Slot]) == key.Generation;

    /// <summary>The record in a slot, or null when the key is stale or nothing was placed yet.</summary>
    internal CallRecord? Find(SlotKey key) => IsCurrent(key) ? _records[key.Slot] : null;

    internal void Put(SlotKey key, CallRecord record) => _records[key.Slot] = record;

    /// <summary>Frees a slot; stale keys are ignored, so that a slot cannot be freed twice.</summary>
    internal bool Free(SlotKey key)
    {
        if (!IsCurrent(key))
        {
            return false;
        }

        _records[key.Slot] = null;
        Volatile.Write(ref _generations[key.Slot], key.Generation + 1);
        _free.Enqueue(key.Slot);
        return true;
    }

    /// <summary>Every record, for shutdown and for the watchdog.</summary>
    internal IEnumerable<CallRecord> All() => _records.Where(record => record is not null).Select(record => record!);
}
