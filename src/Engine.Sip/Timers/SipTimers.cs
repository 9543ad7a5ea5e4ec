namespace Engine.Sip.Timers;

/// <summary>The timer values of RFC 3261 §17 (table 4) and RFC 6026 for one trunk, in ticks of 100 ns.</summary>
internal readonly record struct SipTimers
{
    /// <summary>T1: the round trip estimate, 500 ms; a trunk may raise it to 2 s.</summary>
    internal const long DefaultT1 = 500 * TimeSpan.TicksPerMillisecond;

    /// <summary>T2: the cap of the intervals of E, G and the repeats of a 2xx, 4 s.</summary>
    internal const long T2 = 4 * TimeSpan.TicksPerSecond;

    /// <summary>T4: how long a message may live in the network, 5 s. Timers I and K.</summary>
    internal const long T4 = 5 * TimeSpan.TicksPerSecond;

    /// <summary>The values with this T1.</summary>
    internal SipTimers(long t1) => T1 = t1;

    /// <summary>The values with T1 = 500 ms.</summary>
    internal static SipTimers Default => new(DefaultT1);

    internal long T1 { get; }

    /// <summary>64*T1: timers B, F, H, J, L, M and the wait for the final response after a CANCEL.</summary>
    internal long Timeout => 64 * T1;

    /// <summary>Timer D: at least 32 s on UDP.</summary>
    internal long D => Math.Max(64 * T1, 32 * TimeSpan.TicksPerSecond);

    /// <summary>Timer A: doubles without a cap (RFC 3261 §17.1.1.2).</summary>
    internal long NextA(long interval) => interval == 0 ? T1 : interval * 2;

    /// <summary>Timers E and G and the repeats of a 2xx: double up to T2 (RFC 3261 §17.1.2.2, §17.2.1, §13.3.1.4).</summary>
    internal long NextCapped(long interval) => interval == 0 ? T1 : Math.Min(interval * 2, T2);
}
