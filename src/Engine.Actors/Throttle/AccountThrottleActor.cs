using Akka.Actor;
using Akka.Cluster.Sharding;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>
/// The token bucket of one account: its callers are served one after the other, so the limit is exact whatever arrives at once. Reads the
/// account's limit first and again now and then; while that fails with no limit known, nobody passes. A bucket starts full. Only when its shard has
/// just come to this node, and another one may have served this account a moment ago, does it hold no more than what has filled since: then who
/// finds it empty waits for the token.
/// </summary>
internal sealed class AccountThrottleActor : UntypedActor
{
    /// <summary>A changed limit counts from then on at the latest.</summary>
    private static readonly TimeSpan LimitAge = TimeSpan.FromSeconds(5);

    /// <summary>A rested bucket is a new one, so an idle actor can go.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    /// <summary>Nobody waits longer for a token of a bucket that moved.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    private readonly List<Caller> _waiting = [];
    private readonly AccountId _accountId;
    private readonly IThrottleSettings _settings;
    private readonly TimeProvider _time;
    private readonly ActorTimers _timers;
    private readonly long _origin;
    private readonly TimeSpan? _sinceArrival;
    private ThrottleLimit? _limit;
    private TokenBucket _bucket;
    private TimeSpan _patientUntil;
    private TimeSpan _readAt;
    private bool _reading;

    public AccountThrottleActor(AccountId accountId, IThrottleSettings settings, TimeProvider time, IClusterAge cluster)
    {
        _accountId = accountId;
        _settings = settings;
        _time = time;
        _timers = new ActorTimers(Self, time);
        _origin = time.GetTimestamp();
        _sinceArrival = cluster.SinceArrival(Context.Parent);
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    protected override void PreStart() => Context.SetReceiveTimeout(IdleTime);

    protected override void PostStop() => _timers.CancelAll();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ThrottleProtocol.Take: OnCaller(takes: true); break;
            case ThrottleProtocol.Look: OnCaller(takes: false); break;
            case LimitFound m: OnLimitFound(m.Limit); break;
            case LimitLost: OnLimitLost(); break;
            case ActorTimers.Fired m when _timers.Take(m) is Caller caller: Serve(caller, _limit!); break;
            case ActorTimers.Fired: break;
            case ReceiveTimeout: OnIdle(); break;
            default: Unhandled(message); break;
        }
    }

    private void OnCaller(bool takes)
    {
        var caller = new Caller(Sender, takes, Now + WaitMax);
        if (_limit is null)
        {
            _waiting.Add(caller);
        }
        else
        {
            Serve(caller, _limit);
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
            _settings.FindAsync(_accountId, CancellationToken.None)
                .PipeTo(Self, success: limit => new LimitFound(limit), failure: cause => new LimitLost(cause));
        }
    }

    private void OnLimitFound(ThrottleLimit limit)
    {
        if (_limit is null && _sinceArrival is { } since)
        {
            _bucket = TokenBucket.Empty(limit, -since);
            _patientUntil = _bucket.FullAt;
        }

        _reading = false;
        _readAt = Now;
        _limit = limit;
        foreach (var caller in _waiting)
        {
            Serve(caller, limit);
        }

        _waiting.Clear();
    }

    private void OnLimitLost()
    {
        _reading = false;
        _readAt = Now;
        foreach (var caller in _waiting)
        {
            caller.Actor.Tell(ThrottleVerdict.OutOfReach, Self);
        }

        _waiting.Clear();
    }

    /// <summary>Of several who wait, the first to look takes the token; the others wait on, as long as there may be one in their time.</summary>
    private void Serve(Caller caller, ThrottleLimit limit)
    {
        var (after, verdict) = caller.Takes ? _bucket.Take(limit, Now) : (_bucket, _bucket.Look(limit, Now));
        if (caller.Takes && !verdict.Passed && Now < _patientUntil && Now + verdict.RetryAfter <= caller.Until)
        {
            _timers.Start(new object(), caller, verdict.RetryAfter);
            return;
        }

        _bucket = after;
        caller.Actor.Tell(verdict, Self);
    }

    private void OnIdle()
    {
        if (_waiting.Count == 0 && _bucket.FullAt <= Now)
        {
            Context.Parent.Tell(new Passivate(PoisonPill.Instance));
        }
    }

    /// <summary>The account's limit was read.</summary>
    private sealed record LimitFound(ThrottleLimit Limit) : INoSerializationVerificationNeeded;

    /// <summary>It could not be read.</summary>
    private sealed record LimitLost(Exception Cause) : INoSerializationVerificationNeeded;

    /// <summary>Who asks, and until when it may be made to wait. Its timer fires when there is a token.</summary>
    private sealed record Caller(IActorRef Actor, bool Takes, TimeSpan Until) : INoSerializationVerificationNeeded;
}
