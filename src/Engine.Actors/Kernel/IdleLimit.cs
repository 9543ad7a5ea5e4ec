namespace Engine.Actors.Kernel;

/// <summary>
/// Notices that an actor has had no message for a while. A message only notes its time; the timer, when it fires, is set again for what
/// is left, so a busy actor does not pay for a timer per message.
/// </summary>
internal sealed class IdleLimit
{
    private static readonly object TimerKey = new();
    private readonly ActorContext _context;
    private readonly TimeSpan _limit;
    private long _lastMessage;

    public IdleLimit(ActorContext context, TimeSpan limit)
    {
        _context = context;
        _limit = limit;
        Touch();
        Arm(limit);
    }

    public void Touch() => _lastMessage = _context.Time.GetTimestamp();

    public void Cancel() => _context.Timers.Cancel(TimerKey);

    public static bool IsCheck(object message) => message == TimerKey;

    /// <summary>On its own timer: true when the limit has passed; it starts anew then.</summary>
    public bool Check()
    {
        var left = _limit - _context.Time.GetElapsedTime(_lastMessage);
        if (left > TimeSpan.Zero)
        {
            Arm(left);
            return false;
        }

        Touch();
        Arm(_limit);
        return true;
    }

    private void Arm(TimeSpan due) => _context.Timers.StartSingle(TimerKey, TimerKey, due);
}
