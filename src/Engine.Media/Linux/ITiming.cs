namespace Engine.Media.Linux;

/// <summary>The clock of a media thread.</summary>
internal interface ITiming
{
    /// <summary>Monotonic time in ns, any origin.</summary>
    long NowNs { get; }

    /// <summary>Returns at the given time or a little later; never earlier by more than the clock's resolution.</summary>
    void SleepUntil(long deadlineNs);

    /// <summary>Called once on the thread itself: asks for fine timers and, where allowed, priority. True when raised.</summary>
    /// <param name="isPaced">
    /// The thread sleeps most of the time and its work is bounded by the legs, so it may go before all others. A thread that strangers
    /// can keep busy with packets may not.
    /// </param>
    bool PrepareThread(bool isPaced);
}
