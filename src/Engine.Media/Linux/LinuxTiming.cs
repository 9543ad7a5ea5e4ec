namespace Engine.Media.Linux;

/// <summary>
/// CLOCK_MONOTONIC with absolute sleeps and 1 µs timer slack: 0.12 ms late at the median where a relative sleep is 0.6 ms late
/// (PERF-01).
/// </summary>
internal sealed unsafe class LinuxTiming : ITiming
{
    private const long NsPerSecond = 1_000_000_000;
    private const uint SlackNs = 1000;

    /// <summary>Above ordinary threads, below what a machine needs to stay reachable.</summary>
    private const int Nice = -10;

    public long NowNs
    {
        get
        {
            LibC.TimeSpec now;
            _ = LibC.ClockGetTime(LibC.ClockMonotonic, &now);
            return (now.Seconds * NsPerSecond) + now.Nanoseconds;
        }
    }

    public void SleepUntil(long deadlineNs)
    {
        // An interrupted sleep returns early; the deadline is absolute, so the caller simply comes back.
        var request = new LibC.TimeSpec { Seconds = deadlineNs / NsPerSecond, Nanoseconds = deadlineNs % NsPerSecond };
        while (LibC.ClockNanosleep(LibC.ClockMonotonic, LibC.TimerAbsolute, &request, null) != 0 && NowNs < deadlineNs)
        {
        }
    }

    public bool PrepareThread(bool isPaced)
    {
        _ = LibC.Prctl(LibC.SetTimerSlack, SlackNs, 0, 0, 0);
        var lowestRealTime = 1;
        if (isPaced && LibC.SetScheduler(0, LibC.RoundRobin, &lowestRealTime) == 0)
        {
            return true;
        }

        // who = 0 means this thread: on Linux the nice value belongs to the thread. It has little effect where the kernel groups
        // processes by session, hence real time first.
        return LibC.SetPriority(0, 0, Nice) == 0;
    }
}
