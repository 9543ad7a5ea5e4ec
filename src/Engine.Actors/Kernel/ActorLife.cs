namespace Engine.Actors.Kernel;

/// <summary>
/// What happens to one actor over its life: start, failure, restart, stop, children, watches. Touched only inside the cell's turns,
/// so nothing here is locked.
/// </summary>
internal sealed class ActorLife
{
    private readonly ActorCell _cell;
    private Actor? _actor;
    private ActorContext? _context;
    private Phase _phase;
    private RestartLimit? _limit;
    private bool _backoffOver;
    private Exception? _cause;
    private IdleLimit? _idle;

    public ActorLife(ActorCell cell)
    {
        _cell = cell;
        Children = new ActorChildren(cell);
        Watches = new ActorWatches(cell);
    }

    private enum Phase
    {
        New,
        Running,
        BackingOff,
        Stopping,
        Stopped,
    }

    /// <summary>True while the actor waits for its journal: ordinary messages stay in the mailbox.</summary>
    public bool Held { get; set; }

    public ActorWatches Watches { get; }

    public bool CanReceive => _phase == Phase.Running && !Held;

    private SupervisionStrategy Supervision =>
        _cell.Props.Supervision ?? _actor?.DefaultSupervision ?? SupervisionStrategy.RestartWithBackoff;

    public ActorChildren Children { get; }

    public ActorRef Spawn(Props props, string? name) => _phase is Phase.Running
        ? Children.Spawn(props, name)
        : throw new InvalidOperationException($"{_cell} is not running and may not have children.");

    public void SetReceiveTimeout(TimeSpan? idle)
    {
        _idle?.Cancel();
        _idle = idle is { } limit ? new IdleLimit(_context!, limit) : null;
    }

    /// <summary>Hands one ordinary message to the actor. What the actor throws comes out.</summary>
    public void Receive(object message)
    {
        switch (message)
        {
            case PoisonPill: Stop(null); break;
            case Terminated gone: OnTerminated(gone); break;
            case ActorTimers.Entry fired: ReceiveTimer(_context!.Timers.Take(fired)); break;
            default: ReceiveOrdinary(message); break;
        }
    }

    public void On(SystemMessage message)
    {
        switch (message)
        {
            case SystemMessage.Start when _phase == Phase.New: Begin(); break;
            case SystemMessage.Stop: Stop(null); break;
            case SystemMessage.Restart restart when _phase == Phase.BackingOff && restart.Failed == _actor: OnBackoffOver(); break;
            case SystemMessage.Sound sound when _phase == Phase.Running && sound.Restarted == _actor: Forgive(); break;
            case SystemMessage.Watch watch: OnWatch(watch.Watcher); break;
            case SystemMessage.Unwatch unwatch: Watches.RemoveWatcher(unwatch.Watcher); break;
            case SystemMessage.ChildStopped stopped: OnChildStopped(stopped.Child); break;
            case SystemMessage.ChildEscalated escalated: Fail(new ChildEscalatedException(escalated.Child.Path, escalated.Cause)); break;
            case SystemMessage.Continue done when _phase == Phase.Running && done.Owner == _actor: OnContinue(); break;
            default: break;
        }
    }

    /// <summary>Answers a failure as the supervision strategy says.</summary>
    public void Fail(Exception cause)
    {
        if (_phase is Phase.Stopping or Phase.Stopped)
        {
            _cell.System.Publish(new KernelSignal.ActorFailed(_cell, cause, Directive.Stop));
            return;
        }

        var directive = Supervision.Decide(cause);
        if (directive == Directive.Restart)
        {
            directive = (_limit ??= new RestartLimit(_cell)).OnFailure(Supervision, cause);
        }

        _cell.System.Publish(new KernelSignal.ActorFailed(_cell, cause, directive));
        (_cell.Sender as AskRef)?.Tell(new Failure(cause));
        switch (directive)
        {
            case Directive.Resume: break;
            case Directive.Restart: BackOff(); break;
            case Directive.Stop: Stop(cause); break;
            default: Escalate(cause); break;
        }
    }

    private void OnTerminated(Terminated gone)
    {
        if (!Watches.Take(gone))
        {
            return;
        }

        // The kernel's own notice may still be on its way; the name must be free by the time the actor hears of it.
        if (gone.Actor is ActorCell child && child.Parent == _cell)
        {
            Children.Remove(child);
        }

        ReceiveOrdinary(gone);
    }

    private void ReceiveTimer(object? message)
    {
        if (message is null)
        {
            return;
        }

        if (!IdleLimit.IsCheck(message))
        {
            ReceiveOrdinary(message);
        }
        else if (_idle?.Check() == true)
        {
            _actor!.Handle(ReceiveTimeout.Instance);
        }
    }

    private void ReceiveOrdinary(object message)
    {
        _idle?.Touch();
        _actor!.Handle(message);
    }

    private void Begin()
    {
        _actor = null;
        Held = false;
        _backoffOver = false;
        _phase = Phase.Running;
        try
        {
            _context = new ActorContext(_cell);
            _actor = _cell.Props.Create();
            _actor.Bind(_context);
            _actor.Start();
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }

    private void OnContinue()
    {
        try
        {
            _actor!.Continue();
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }

    private void OnWatch(ActorRef watcher)
    {
        if (_phase == Phase.Stopped)
        {
            watcher.Tell(new Terminated(_cell, _cause));
        }
        else
        {
            Watches.AddWatcher(watcher);
        }
    }

    private void OnChildStopped(ActorCell child)
    {
        Children.Remove(child);
        if (_phase == Phase.Stopping && Children.None)
        {
            Finish();
        }
        else if (_phase == Phase.BackingOff && _backoffOver)
        {
            OnBackoffOver();
        }
    }

    private void BackOff()
    {
        _limit!.WaitFor(Supervision, _actor);
        _phase = Phase.BackingOff;
        _backoffOver = false;
        EndInstance();
        Children.StopAll();
    }

    /// <summary>The new instance begins when the wait is over and the old one's children are gone.</summary>
    private void OnBackoffOver()
    {
        _backoffOver = true;
        if (!Children.None)
        {
            return;
        }

        _cell.System.Publish(new KernelSignal.ActorRestarted(_cell));
        Begin();
        if (_phase == Phase.Running)
        {
            _limit!.WatchOver(Supervision, _actor!);
        }
    }

    private void Forgive()
    {
        _limit?.Dispose();
        _limit = null;
    }

    private void Escalate(Exception cause)
    {
        _cell.System.Publish(new KernelSignal.ActorEscalated(_cell, cause));
        if (_cell.Parent is { } parent)
        {
            parent.SendSystem(new SystemMessage.ChildEscalated(_cell, cause));
        }
        else
        {
            _cell.System.Health.RaiseForGood(_cell.Path, cause.Message);
        }

        Stop(cause);
    }

    private void Stop(Exception? cause)
    {
        if (_phase is Phase.Stopping or Phase.Stopped)
        {
            return;
        }

        _cause = cause;
        if (_phase == Phase.BackingOff)
        {
            // Its instance has ended already; ending it again in Finish would run its last rites twice.
            _actor = null;
        }

        _phase = Phase.Stopping;
        Children.StopAll();
        if (Children.None)
        {
            Finish();
        }
    }

    private void Finish()
    {
        EndInstance();
        Forgive();
        _phase = Phase.Stopped;
        _actor = null;
        _cell.Close();
        Watches.TellWatchers(_cause);
        _cell.System.Stopped(_cell);
    }

    private void EndInstance()
    {
        _context?.CancelTimers();
        _idle = null;
        Watches.UnwatchAll();
        try
        {
            _actor?.Ended();
        }
        catch (Exception cause)
        {
            _cell.System.Publish(new KernelSignal.ActorFailed(_cell, cause, Directive.Stop));
        }
    }
}
