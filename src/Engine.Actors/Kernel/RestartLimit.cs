namespace Engine.Actors.Kernel;

/// <summary>Counts the failures of one actor in a row and holds the timers of its back-off and of its return to soundness.</summary>
internal sealed class RestartLimit(ActorCell cell) : IDisposable
{
    private ITimer? _timer;
    private int _restarts;
    private bool _faulted;

    /// <summary>Settles what a failure that asks for a restart comes to.</summary>
    public Directive OnFailure(SupervisionStrategy strategy, Exception cause)
    {
        _restarts++;
        if (_restarts <= strategy.RestartsMax)
        {
            return Directive.Restart;
        }

        if (!strategy.NeverGivesUp)
        {
            return Directive.Escalate;
        }

        _faulted = true;
        cell.System.Health.Raise(cell.Path, cause.Message);
        return Directive.Restart;
    }

    public void WaitFor(SupervisionStrategy strategy, Actor? failed) =>
        SendAfter(strategy.Backoff(_restarts, cell.System.NextChance()), new SystemMessage.Restart(failed));

    public void WatchOver(SupervisionStrategy strategy, Actor restarted) =>
        SendAfter(strategy.Window, new SystemMessage.Sound(restarted));

    /// <summary>The actor is sound, or gone: nothing is held against it any longer.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _restarts = 0;
        if (_faulted)
        {
            _faulted = false;
            cell.System.Health.Clear(cell.Path);
        }
    }

    private void SendAfter(TimeSpan wait, SystemMessage message)
    {
        _timer?.Dispose();
        _timer = cell.System.Time.CreateTimer(_ => cell.SendSystem(message), null, wait, Timeout.InfiniteTimeSpan);
    }
}
