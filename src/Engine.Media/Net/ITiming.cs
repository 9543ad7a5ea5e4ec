namespace Engine.Media.Net;

/// <summary>The clock of a media thread.</summary>
internal interface ITiming
{
    /// <summary>Monotonic time in ns, any origin.</summary>
    long NowNs { get; }

    /// <summary>Returns at the given time or a little later; never earlier by more than the clock's resolution.</summary>
    void SleepUntil(long deadlineNs);

    /// <summary>Called once on the thread that will sleep: asks for fine timers and, where allowed, priority. True when raised.</summary>
    bool PrepareThread();
}
