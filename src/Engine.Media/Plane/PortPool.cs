namespace Engine.Media.Plane;

/// <summary>
/// The even ports of a range (RTP-06), handed out in a circle from a random start, so that a port rests as long as possible before it
/// serves again. Not thread-safe; the plane locks.
/// </summary>
internal sealed class PortPool
{
    private readonly Queue<int> _free;

    public PortPool(int first, int last, Random random)
    {
        first += first & 1;
        if (first < 2 || last > 65535 || first > last)
        {
            throw new ArgumentException($"Media ports {first}–{last} are not a range.", nameof(first));
        }

        Total = ((last - first) / 2) + 1;
        _free = new Queue<int>(Total);
        var start = random.Next(Total);
        for (var n = 0; n < Total; n++)
        {
            _free.Enqueue(first + ((start + n) % Total * 2));
        }
    }

    /// <summary>Even ports in the range.</summary>
    public int Total { get; }

    /// <summary>Ports that may be taken.</summary>
    public int Free => _free.Count;

    public bool TryTake(out int port) => _free.TryDequeue(out port);

    public void Return(int port) => _free.Enqueue(port);
}
