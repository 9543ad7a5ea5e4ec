using Engine.Actors.Kernel;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>
/// The token bucket of one account: its callers are served one after the other, so the limit is exact whatever arrives at once. Reads the
/// account's limit first and again now and then; while that fails with no limit known, nobody passes.
/// </summary>
internal sealed class AccountThrottleActor(AccountId accountId, IThrottleSettings settings) : Actor
{
    /// <summary>A changed limit counts from then on at the latest.</summary>
    private static readonly TimeSpan LimitAge = TimeSpan.FromSeconds(5);

    /// <summary>A rested bucket is a new one, so an idle actor can go.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    private readonly List<(ActorRef Caller, bool Takes)> _waiting = [];
    private ThrottleLimit? _limit;
    private TokenBucket _bucket;
    private long _origin;
    private TimeSpan _readAt;
    private bool _reading;

    private TimeSpan Now => Context.Time.GetElapsedTime(_origin);

    protected override void PreStart()
    {
        _origin = Context.Time.GetTimestamp();
        Context.SetReceiveTimeout(IdleTime);
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case ThrottleProtocol.Take: OnCaller(takes: true); break;
            case ThrottleProtocol.Look: OnCaller(takes: false); break;
            case ThrottleProtocol.LimitFound m: OnLimitFound(m.Limit); break;
            case ThrottleProtocol.LimitLost: OnLimitLost(); break;
            case ReceiveTimeout: OnIdle(); break;
            default: Unhandled(message); break;
        }
    }

    private void OnCaller(bool takes)
    {
        if (_limit is null)
        {
            _waiting.Add((Sender, takes));
        }
        else
        {
            Serve(Sender, _limit, takes);
        }

        if (_limit is null || Now - _readAt > LimitAge)
        {
            ReadLimit();
        }
    }

    private void ReadLimit()
    {
        if (!_reading)
        {
            _reading = true;
            Context.PipeToSelf(
                settings.FindAsync(accountId, CancellationToken.None),
                limit => new ThrottleProtocol.LimitFound(limit),
                cause => new ThrottleProtocol.LimitLost(cause));
        }
    }

    private void OnLimitFound(ThrottleLimit limit)
    {
        _reading = false;
        _readAt = Now;
        _limit = limit;
        foreach (var (caller, takes) in _waiting)
        {
            Serve(caller, limit, takes);
        }

        _waiting.Clear();
    }

    private void OnLimitLost()
    {
        _reading = false;
        _readAt = Now;
        foreach (var (caller, _) in _waiting)
        {
            caller.Tell(ThrottleVerdict.OutOfReach, Self);
        }

        _waiting.Clear();
    }

    private void Serve(ActorRef caller, ThrottleLimit limit, bool takes)
    {
        var (after, verdict) = takes ? _bucket.Take(limit, Now) : (_bucket, _bucket.Look(limit, Now));
        _bucket = after;
        caller.Tell(verdict, Self);
    }

    private void OnIdle()
    {
        if (_waiting.Count == 0 && _bucket.FullAt <= Now)
        {
            Context.Stop(Self);
        }
    }
}
