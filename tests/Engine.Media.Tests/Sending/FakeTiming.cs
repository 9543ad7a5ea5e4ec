using Engine.Media.Linux;

namespace Engine.Media.Tests.Sending;

/// <summary>Time that stands still until the test moves it.</summary>
internal sealed class FakeTiming : ITiming
{
    public long NowNs { get; set; } = 1_000_000_000_000;

    public void SleepUntil(long deadlineNs) => NowNs = Math.Max(NowNs, deadlineNs);

    public bool PrepareThread(bool isPaced) => true;
}
