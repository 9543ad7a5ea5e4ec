namespace Engine.Actors.Sharding;

/// <summary>The waits between tries that keep failing: 200 ms, doubling to 30 s.</summary>
internal sealed class RetryWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan _next = TimeSpan.FromMilliseconds(200);

    public TimeSpan Next()
    {
        var wait = _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }
}
