namespace Engine.Media.Sending;

/// <summary>
/// The ten slots of 2 ms in a 20 ms frame. A leg sits in the emptiest, so that packets leave evenly over the frame; with a ptime that
/// needs a visit each 10 ms it sits in two, half a frame apart.
/// </summary>
internal sealed class PhaseSlots
{
    public const int Count = 10;
    /// <summary>A tick: a tenth of a 20 ms frame.</summary>
    public const long TickNs = 2_000_000;

    private const int HalfFrame = Count / 2;

    private readonly LegSending[][] _members = new LegSending[Count][];
    private readonly int[] _counts = new int[Count];

    public PhaseSlots()
    {
        Array.Fill(_members, []);
    }

    /// <summary>Legs in all slots, those in two counted once.</summary>
    public int Legs { get; private set; }

    public ReadOnlySpan<LegSending> Members(int slot) => _members[slot].AsSpan(0, _counts[slot]);

    public void Add(LegSending leg, bool eachTenMs)
    {
        var slot = Emptiest();
        leg.Slot = slot;
        leg.PlaceInSlot = Append(slot, leg);
        leg.PlaceInSecondSlot = eachTenMs ? Append((slot + HalfFrame) % Count, leg) : -1;
        Legs++;
    }

    public void Remove(LegSending leg)
    {
        if (leg.Slot < 0)
        {
            return;
        }

        TakeOut(leg.Slot, leg.PlaceInSlot);
        if (leg.PlaceInSecondSlot >= 0)
        {
            TakeOut((leg.Slot + HalfFrame) % Count, leg.PlaceInSecondSlot);
        }

        leg.Slot = -1;
        leg.PlaceInSecondSlot = -1;
        Legs--;
    }

    private int Emptiest()
    {
        var best = 0;
        for (var slot = 1; slot < Count; slot++)
        {
            best = _counts[slot] < _counts[best] ? slot : best;
        }

        return best;
    }

    private int Append(int slot, LegSending leg)
    {
        if (_counts[slot] == _members[slot].Length)
        {
            Array.Resize(ref _members[slot], Math.Max(16, _counts[slot] * 2));
        }

        _members[slot][_counts[slot]] = leg;
        return _counts[slot]++;
    }

    private void TakeOut(int slot, int place)
    {
        var last = --_counts[slot];
        var moved = _members[slot][last];
        _members[slot][place] = moved;
        _members[slot][last] = null!;
        if (place == last)
        {
            return;
        }

        if (moved.Slot == slot)
        {
            moved.PlaceInSlot = place;
        }
        else
        {
            moved.PlaceInSecondSlot = place;
        }
    }
}
