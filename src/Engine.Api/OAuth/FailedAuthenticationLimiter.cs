namespace Engine.Api.OAuth;

/// <summary>
/// Slows guessing of client secrets and passwords: counts failures for each client (or login) and address together, for each address and for each
/// client, in windows of one minute. The pair's limit is the tight one, so that a stranger cannot lock a client out.
/// </summary>
internal sealed class FailedAuthenticationLimiter(TimeProvider time)
{
    public const int PerPair = 5;
    public const int PerAddress = 30;
    public const int PerClient = 100;

    /// <summary>Entries kept; at the limit those whose window has passed go first, then all (a flood is then slowed by address anyway).</summary>
    public const int MaxEntries = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly long _origin = time.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>Entries kept now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _failures.Count;
            }
        }
    }

    /// <summary>Nobody who sets the machine's clock locks a client out, or lets one in.</summary>
    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>How long the caller must wait before another attempt is looked at; null when it may try now.</summary>
    public TimeSpan? Blocked(string clientId, string address)
    {
        var now = Now;
        lock (_gate)
        {
            TimeSpan? longest = null;
            foreach (var (key, limit) in Keys(clientId, address))
            {
                if (_failures.TryGetValue(key, out var entry) && entry.Count >= limit && entry.Until > now)
                {
                    var wait = entry.Until - now;
                    longest = longest > wait ? longest : wait;
                }
            }

            return longest;
        }
    }

    public void Failed(string clientId, string address)
    {
        var now = Now;
        lock (_gate)
        {
            MakeRoom(now);
            foreach (var (key, _) in Keys(clientId, address))
            {
                _failures[key] = _failures.TryGetValue(key, out var entry) && entry.Until > now
                    ? entry with { Count = entry.Count + 1 }
                    : new Failures(1, now + Window);
            }
        }
    }

    /// <summary>
    /// As <see cref="Blocked"/>; an attempt that may be made counts as failed until <see cref="Passed"/>, so that of many sent side by side no more are
    /// looked at than of as many sent one by one.
    /// </summary>
    public TimeSpan? Begin(string clientId, string address)
    {
        lock (_gate)
        {
            if (Blocked(clientId, address) is { } wait)
            {
                return wait;
            }

            Failed(clientId, address);
            return null;
        }
    }

    /// <summary>The attempt that was begun was no failure. The pair starts afresh; address and client keep what others have caused.</summary>
    public void Passed(string clientId, string address)
    {
        lock (_gate)
        {
            foreach (var (key, _) in Keys(clientId, address))
            {
                if (_failures.TryGetValue(key, out var entry))
                {
                    _failures[key] = entry with { Count = Math.Max(0, entry.Count - 1) };
                }
            }

            _failures.Remove(Pair(clientId, address));
        }
    }

    private static IEnumerable<(string Key, int Limit)> Keys(string clientId, string address) =>
        [(Pair(clientId, address), PerPair), ("a " + address, PerAddress), ("c " + clientId, PerClient)];

    private static string Pair(string clientId, string address) => $"p {address} {clientId}";

    private void MakeRoom(TimeSpan now)
    {
        if (_failures.Count < MaxEntries)
        {
            return;
        }

        foreach (var key in _failures.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
        {
            _failures.Remove(key);
        }

        if (_failures.Count >= MaxEntries)
        {
            _failures.Clear();
        }
    }

    private sealed record Failures(int Count, TimeSpan Until);
}
