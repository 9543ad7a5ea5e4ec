namespace Engine.Media.Linux;

/// <summary>The twin for other systems: sleeps up to the last two milliseconds, yields, and spins for at most 300 µs.</summary>
internal sealed class PortableTiming(TimeProvider time) : ITiming
{
    private const long SpinNs = 300_000;
    private const long CoarseNs = 2_000_000;
    private readonly double _nsPerUnit = 1e9 / time.TimestampFrequency;

    public long NowNs => (long)(time.GetTimestamp() * _nsPerUnit);

    public void SleepUntil(long deadlineNs)
    {
        for (var left = deadlineNs - NowNs; left > 0; left = deadlineNs - NowNs)
        {
            if (left > CoarseNs)
            {
                Thread.Sleep((int)((left - CoarseNs) / 1_000_000) + 1);
            }
            else if (left > SpinNs)
            {
                Thread.Sleep(0);
            }
            else
            {
                Thread.SpinWait(20);
            }
        }
    }

    public bool PrepareThread(bool isPaced)
    {
        Thread.CurrentThread.Priority = isPaced ? ThreadPriority.Highest : ThreadPriority.AboveNormal;
        return true;
    }
}
