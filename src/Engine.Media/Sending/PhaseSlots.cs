using Engine.Media.Plane;

namespace Engine.Media.Sending;

/// <summary>
/// The ten slots of 2 ms in a 20 ms frame. A leg sits in the emptiest, so that packets leave evenly over the frame; with a ptime that
/// needs a visit each 10 ms it sits in two, half a frame apart.
/// </summary>
internal sealed class PhaseSlots
{
    public const int Count = 10;
    private const int HalfFrame = Count / 2;

    private readonly MediaLeg[][] _members = new MediaLeg[Count][];
    private readonly int[] _counts = new int[Count];

    public PhaseSlots()
    {
        Array.Fill(_members, []);
    }

    /// <summary>Legs in all slots, those in two counted once.</summary>
    public int Legs { get; private set; }

    public ReadOnlySpan<MediaLeg> Members(int slot) => _members[slot].AsSpan(0, _counts[slot]);

    public void Add(MediaLeg leg, bool eachTenMs)
    {
        var slot = Emptiest();
        leg.Sending.Slot = slot;
        leg.Sending.PlaceInSlot = Append(slot, leg);
        leg.Sending.PlaceInSecondSlot = eachTenMs ? Append((slot + HalfFrame) % Count, leg) : -1;
        Legs++;
    }

    public void Remove(MediaLeg leg)
    {
        var sending = leg.Sending;
        if (sending.Slot < 0)
        {
            return;
        }

        TakeOut(sending.Slot, sending.PlaceInSlot);
        if (sending.PlaceInSecondSlot >= 0)
        {
            TakeOut((sending.Slot + HalfFrame) % Count, sending.PlaceInSecondSlot);
        }

        sending.Slot = -1;
        sending.PlaceInSecondSlot = -1;
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

    private int Append(int slot, MediaLeg leg)
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

        if (moved.Sending.Slot == slot)
        {
            moved.Sending.PlaceInSlot = place;
        }
        else
        {
            moved.Sending.PlaceInSecondSlot = place;
        }
    }
}
