namespace Engine.Media.Plane;

/// <summary>
/// The edge between the media threads and whoever owns a leg: a fault of one owner is counted and must not silence the other legs of
/// its thread.
/// </summary>
internal sealed class GuardedObserver(IMediaObserver owner, Action<Exception> report) : IMediaObserver
{
    public IMediaObserver Owner => owner;

    public void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed)
    {
        try
        {
            owner.OnPlaybackEnded(leg, playbackId, playedMs, totalMs, completed);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    public void OnDigitStarted(MediaLeg leg, char digit)
    {
        try
        {
            owner.OnDigitStarted(leg, digit);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    public void OnToneStarted(MediaLeg leg, char digit)
    {
        try
        {
            owner.OnToneStarted(leg, digit);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    public void OnDigit(MediaLeg leg, char digit, int durationMs)
    {
        try
        {
            owner.OnDigit(leg, digit, durationMs);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    public void OnMediaTimeout(MediaLeg leg)
    {
        try
        {
            owner.OnMediaTimeout(leg);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    public void OnFirstPacket(MediaLeg leg)
    {
        try
        {
            owner.OnFirstPacket(leg);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }
}
