using Engine.Ports.Calls;

namespace Engine.Testing.Calls;

/// <summary>Plays prompts of one call in virtual time.</summary>
internal sealed class SimulatedPlayer(SimulatedNetwork network, ICallEvents events)
{
    private ITimer? _timer;
    private long _playbackId;
    private long _totalMs;
    private DateTimeOffset _since;

    public void Play(long playbackId, long totalMs, Func<Action, Action> alive)
    {
        Cut();
        (_playbackId, _totalMs, _since) = (playbackId, totalMs, network.Time.GetUtcNow());
        _timer = network.After(TimeSpan.FromMilliseconds(totalMs), alive(() => End(completed: true)));
    }

    public void Stop(long playbackId)
    {
        if (playbackId == _playbackId)
        {
            Cut();
        }
    }

    public void Cut() => End(completed: false);

    private void End(bool completed)
    {
        if (_timer is null)
        {
            return;
        }

        _timer.Dispose();
        _timer = null;
        var now = network.Time.GetUtcNow();
        var played = completed ? _totalMs : Math.Min(_totalMs, (long)(now - _since).TotalMilliseconds);
        events.On(new CallEvent.PlaybackEnded(now, _playbackId, played, _totalMs, completed));
    }
}
