namespace Engine.Sip.Timers;

/// <summary>The owner of timers.</summary>
internal interface ITimerTarget
{
    /// <summary>A timer of this kind is due. It is no longer armed.</summary>
    void OnTimer(int kind);
}
